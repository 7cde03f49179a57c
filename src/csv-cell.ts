/**
 * A spreadsheet runs a cell that begins with one of these as a formula. An apostrophe before it says that it is text.
 * Writing adds one where the cell, after any apostrophes, begins so; reading takes one off in the same place. So each
 * cell comes back as it was, and one that began with an apostrophe too.
 */
const FORMULA = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/

export const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
