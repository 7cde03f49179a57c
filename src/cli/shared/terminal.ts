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

/** Few enough items are done before a bar could be read. */
const MIN_ITEMS = 500
const STEPS = 100

/** A progress bar that moves with the items that are done. */
export const progressBar =
  ({ progress }: Terminal, items: string) =>
  (done: number, total: number): void => {
    if (total < MIN_ITEMS || done % Math.ceil(total / STEPS) !== 0) return
    progress(`${bar(done / total)} ${done} of ${total} ${items}`)
  }

const BAR_WIDTH = 20

/** A bar of fixed width for a share of 0 to 1; anything above nothing shows. */
export const bar = (share: number): string => {
  const full = share > 0 ? Math.max(1, Math.round(Math.min(share, 1) * BAR_WIDTH)) : 0
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full)
}

/** A text from a file, of which nothing can command the terminal or pretend to be another line. */
export const printable = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    sign => `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  )
