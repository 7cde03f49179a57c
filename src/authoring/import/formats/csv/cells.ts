/**
 * A spreadsheet runs a cell that begins with one of these as a formula. An apostrophe before it says that it is text.
 * Writing adds one where the cell, after any apostrophes, begins so; reading takes one off in the same place. So each
 * cell comes back as it was, and one that began with an apostrophe too.
 */
const FORMULA = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/

export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell

/** What separates the entries of a list in one cell; a backslash before one makes it part of the entry. */
const SEPARATORS = ';|\n'

/** Tags are words: a comma is in none of them. */
export const TAG_SEPARATORS = `${SEPARATORS},`

export const joinList = (entries: readonly string[], separators: string = SEPARATORS): string =>
  entries
    .map(entry => [...entry].map(sign => (isSpecial(sign, separators) ? `\\${sign}` : sign)).join(''))
    .join('; ')

export const splitList = (cell: string, separators: string = SEPARATORS): string[] => {
  const entries: string[] = []
  let entry = ''
  for (let at = 0; at < cell.length; at++) {
    const sign = cell.charAt(at)
    const next = cell.charAt(at + 1)
    if (sign === '\\' && next !== '' && isSpecial(next, separators)) {
      entry += next
      at++
    } else if (separators.includes(sign)) {
      entries.push(entry)
      entry = ''
    } else entry += sign
  }
  return [...entries, entry].map(text => text.trim()).filter(text => text !== '')
}

const isSpecial = (sign: string, separators: string): boolean => sign === '\\' || separators.includes(sign)
