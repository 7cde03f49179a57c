import { parse } from 'csv-parse/sync'
import { canonicalKey, isKnownKey, optionLabel } from '../../../../bank/parse/key-aliases.ts'
import { type Directives, readDirectives } from './directives.ts'

/** How a table is written. */
export type Table = Directives & {
  readonly delimiter: string
  readonly header: readonly string[]
  /** Where the rows below the header begin. */
  readonly bodyOffset: number
  readonly bodyLine: number
}

/** The table with the separator that gives a header that we know; null where none does. */
export const findTable = (text: string): Table | null => {
  const directives = readDirectives(text)
  const delimiters = directives.delimiter === null ? [',', ';', '\t', '|'] : [directives.delimiter]
  const tables = delimiters.flatMap(delimiter => tableBy(delimiter, directives, text) ?? [])
  const known = ({ header }: Table) => header.filter(isKnownKey).length
  return tables.toSorted((a, b) => known(b) - known(a))[0] ?? null
}

/** A header longer than this is none. */
const MAX_LENGTH = 50_000

/** Anki may name the columns above the table, which then has no header of its own. */
const tableBy = (delimiter: string, directives: Directives, text: string): Table | null => {
  const { columns, tagsColumn, offset, line } = directives
  const named = columns === null ? null : firstRow(columns, delimiter)
  const row = named ?? firstRow(text.slice(offset, offset + MAX_LENGTH), delimiter)
  if (row === null || !isHeader(row.cells)) return null
  return {
    ...directives,
    delimiter,
    header: row.cells.map((cell, place) => (place === tagsColumn ? 'tags' : cell)),
    bodyOffset: named === null ? offset + row.length : offset,
    bodyLine: named === null ? line + row.lines : line,
  }
}

type First = { readonly cells: readonly string[]; readonly length: number; readonly lines: number }

const firstRow = (text: string, delimiter: string): First | null => {
  try {
    const rows = parse(text, { ...ONE, delimiter }) as unknown as { record: string[]; raw: string }[]
    const [row] = rows
    if (row === undefined) return null
    const lines = row.raw.replace(/\n$/, '').split('\n').length
    return { cells: row.record.map(cell => cell.trim()), length: row.raw.length, lines }
  } catch {
    return null
  }
}

const ONE = { to: 1, raw: true, relax_quotes: true, relax_column_count: true } as const

const isHeader = (cells: readonly string[]): boolean => {
  const keys = new Set(cells.map(canonicalKey))
  const options = cells.filter(cell => optionLabel(cell) !== null)
  return keys.has('question') && (options.length > 1 || keys.has('options') || keys.has('answer'))
}

export const hasOptions = (header: readonly string[]): boolean =>
  header.some(cell => optionLabel(cell) !== null || canonicalKey(cell) === 'options')
