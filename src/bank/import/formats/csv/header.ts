import { parse } from 'csv-parse/sync'
import { optionSign, ourName, rationaleSign } from '../../names.ts'
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
  const { offset, line } = directives
  const start = text.slice(offset, offset + LONGEST)
  const tables = delimitersOf(directives).flatMap(delimiter => {
    const named = directives.columns === null ? null : firstRow(directives.columns, delimiter)
    const first = named ?? firstRow(start, delimiter)
    if (first === null || !isHeader(first.cells)) return []
    const header = first.cells.map((cell, place) => (place === directives.tagsColumn ? 'tags' : cell))
    const body =
      named === null
        ? { bodyOffset: offset + first.end, bodyLine: line + first.lines }
        : { bodyOffset: offset, bodyLine: line }
    return [{ ...directives, ...body, delimiter, header }]
  })
  return tables.toSorted((a, b) => known(b.header) - known(a.header))[0] ?? null
}

export const delimitersOf = ({ delimiter }: Directives): readonly string[] =>
  delimiter === null ? [',', ';', '\t', '|'] : [delimiter]

/** A header longer than this is none. */
const LONGEST = 50_000

type First = { readonly cells: readonly string[]; readonly end: number; readonly lines: number }

const firstRow = (text: string, delimiter: string): First | null => {
  try {
    const rows = parse(text, { ...ONE, delimiter }) as unknown as { record: string[]; raw: string }[]
    const [row] = rows
    if (row === undefined) return null
    const lines = row.raw.replace(/\n$/, '').split('\n').length
    return { cells: row.record.map(cell => cell.trim()), end: row.raw.length, lines }
  } catch {
    return null
  }
}

const ONE = { to: 1, raw: true, relax_quotes: true, relax_column_count: true } as const

const isHeader = (cells: readonly string[]): boolean => {
  const keys = new Set(cells.map(ourName))
  const options = cells.filter(cell => optionSign(cell) !== null)
  return keys.has('question') && (options.length > 1 || keys.has('options') || keys.has('answer'))
}

export const isKnown = (cell: string): boolean =>
  ourName(cell) !== null || optionSign(cell) !== null || rationaleSign(cell) !== null

const known = (cells: readonly string[]): number => cells.filter(isKnown).length

export const hasOptions = (header: readonly string[]): boolean =>
  header.some(cell => optionSign(cell) !== null || ourName(cell) === 'options')
