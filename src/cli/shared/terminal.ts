export { printable } from '../../printable.ts'

/** Where a command shows itself. */
export type Terminal = {
  readonly colours: boolean
  /** Replaces the line that says how far the work is; an empty text takes it away. */
  readonly progress: (text: string) => void
}

export const PLAIN_TERMINAL: Terminal = { colours: false, progress: () => {} }

export const openTerminal = (): Terminal => ({
  colours: process.stdout.isTTY === true && process.stdout.hasColors(),
  progress: text => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
  },
})
