/** What a command of `npm run bank` has done: what to print, and the program's exit status. */
export type CommandResult = {
  readonly text: string
  /** What somebody should know who sends the text into a file. */
  readonly stderr?: string
  readonly status: 0 | 1 | 2
}

/** Where a command shows itself. */
export type Terminal = {
  readonly colours: boolean
  /** Replaces the line that says how far the work is; an empty text takes it away. */
  readonly progress: (text: string) => void
}

/** A text from a file, of which nothing can command the terminal or pretend to be another line. */
export const printable = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    sign => `\\u{${sign.codePointAt(0)!.toString(16)}}`,
  )
