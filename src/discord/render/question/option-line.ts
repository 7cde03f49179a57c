import type { LetteredOption } from '../../../quiz/option-order.ts'

/** An option with its letter set apart, so that "A major" is not read as part of it. */
export const optionLine = ({ letter, text }: LetteredOption): string => withLabel(letter, text)

/** A bold label before an option's text. A block of code begins on a line of its own. */
export const withLabel = (label: string, text: string): string =>
  text.startsWith('```') ? `**${label}**\n${text}` : `**${label}** · ${text}`

/** Text without the marks of code, for where Discord shows plain text. On one line. */
export const plainText = (text: string): string =>
  text
    .replace(/```(?:[a-z+#-]*\n)?/gi, ' ')
    .replace(/`+/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Whether a text can stand beside something else on one line of a phone, `max` letters long. */
export const isShort = (text: string, max: number): boolean => text.length <= max && !/\n|```/.test(text)
