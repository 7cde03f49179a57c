import { plainText } from '../question/option-line.ts'
import { cutText } from './cut.ts'

/** Two lines of a phone, letters. */
const MAX_LENGTH = 80

/** The beginning of a text, on one line. As text and never as formatting, since it is cut. */
export const firstWords = (markdown: string, max = MAX_LENGTH): string => {
  const line = plainText(markdown)
  return asPlainLine(line.length <= max ? line : `${cutText(line, max).replace(/[\s.,;:]+\S*$/, '')}…`)
}

/** What someone wrote, on one line, as text and never as formatting. */
export const asPlainLine = (written: string): string =>
  written.replace(/\s+/g, ' ').replace(/[\\*_~|<>[\]#`]/g, String.raw`\$&`)
