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
