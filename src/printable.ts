/** What commands a terminal, or shows a text in another order than it is written in. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu

/** A text from a file, of which nothing can command the terminal or pretend to be another line. */
export const printable = (text: string): string =>
  text.replaceAll(UNPRINTABLE, sign => `\\u{${sign.codePointAt(0)!.toString(16)}}`)

/** The same for a text of several lines, such as a stack. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

/** The same for finished JSON, which stays JSON: `JSON.stringify` escapes only the control characters below U+0020. */
export const printableJson = (json: string): string =>
  json.replaceAll(UNPRINTABLE, sign =>
    sign < ' ' ? sign : `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
