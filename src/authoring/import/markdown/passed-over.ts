import { type Found, note, refused } from '../found.ts'
import type { Heading } from './headings.ts'
import type { Open } from './lines.ts'

/** One line of the report for all of them. */
export const headingsPassedOver = (headings: readonly Heading[], list: string): Found[] => {
  if (headings.length === 0) return []
  const count = headings.length === 1 ? '1 heading' : `${headings.length} headings`
  return [note(headings[0]!.line, `${count} without ${list} passed over, the first on this line`)]
}

export const textsPassedOver = (lines: readonly number[]): Found[] => {
  if (lines.length === 0) return []
  const count = lines.length === 1 ? '1 text' : `${lines.length} texts`
  return [note(lines[0]!, `${count} passed over, the first on this line: ${BELOW}`)]
}

const BELOW = 'where it explains a question, write `Explanation:` before it'

export const openRefused = (open: Open | null): Found[] =>
  open === null ? [] : [refused(open.line, 'markdown-open', `the ${open.what} that begins here is ${NEVER}`)]

const NEVER = 'never closed: close it, since nothing below it is read'
