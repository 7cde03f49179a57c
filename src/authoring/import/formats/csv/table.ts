import { CsvError, parse } from 'csv-parse/sync'
import { canonicalKey, optionLabel } from '../../../../bank/parse/key-aliases.ts'
import { refusal } from '../../source-entry.ts'

/** The layout of a table, from its header and the directives above: Anki's `#separator:tab`, Excel's `sep=;`. */
export type CsvTable = {
  readonly delimiter: string
  readonly header: readonly string[]
  /** Whether the header is the first row, and not named above the table. */
  readonly hasHeaderRow: boolean
  readonly isAnki: boolean
  readonly isHtml: boolean
  /** Where the table begins: its offset, and its line from 1. */
  readonly offset: number
  readonly line: number
}

export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** The table with the separator that gives a header that we know; null where none does. */
export const findTable = (text: string): CsvTable | null => {
  const { values, ...directives } = readDirectives(text)
  const given = delimiterOf(values.get('separator') ?? values.get('sep') ?? '')
  const tagsColumn = Number(values.get('tags column') ?? 0) - 1
  const firstLines = text.slice(directives.offset, directives.offset + MAX_HEADER_LENGTH)
  for (const delimiter of given === null ? [',', ';', '\t', '|'] : [given]) {
    const named = firstRow(values.get('columns') ?? '', delimiter)
    const hasHeaderRow = named.length === 0
    const cells = hasHeaderRow ? firstRow(firstLines, delimiter) : named
    const header = cells.map((cell, place) => (place === tagsColumn ? 'tags' : cell))
    if (isHeader(cells)) return { ...directives, delimiter, header, hasHeaderRow }
  }
  return null
}

const MAX_HEADER_LENGTH = 50_000

export const readDirectives = (text: string) => {
  const values = new Map<string, string>()
  let [offset, line] = [0, 1]
  DIRECTIVE.lastIndex = 0
  for (let match = DIRECTIVE.exec(text); match !== null; match = DIRECTIVE.exec(text)) {
    const [all, name, value, separator] = match
    if (name !== undefined) values.set(name.toLowerCase(), value!)
    if (separator !== undefined) values.set('sep', separator)
    offset += all.length
    if (all.endsWith('\n')) line++
    if (offset >= text.length) break
  }
  const isHtml = values.get('html')?.trim().toLowerCase() === 'true'
  return { values, offset, line, isHtml, isAnki: [...values.keys()].some(key => key !== 'sep') }
}

/** A directive or a blank line; a file may be one line of megabytes. */
const DIRECTIVE = /(?:#([a-z][a-z ]{0,30}):([^\n]{0,10000})|sep=([^\n])[ \t]*|[ \t]*)(?:\n|$)/iy

const DELIMITERS: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  space: ' ',
  pipe: '|',
  colon: ':',
}

const delimiterOf = (written: string): string | null => {
  const name = written.trim().toLowerCase() || written
  if (Object.hasOwn(DELIMITERS, name)) return DELIMITERS[name]!
  return name.length === 1 && name !== '"' ? name : null
}

const LENIENT = { relax_quotes: true, relax_column_count: true } as const

const firstRow = (text: string, delimiter: string): string[] => {
  try {
    const [row = []] = parse(text, { ...LENIENT, delimiter, to: 1 }) as string[][]
    return row.map(cell => cell.trim())
  } catch {
    return []
  }
}

const isHeader = (cells: readonly string[]): boolean => {
  const keys = new Set(cells.map(canonicalKey))
  const options = cells.filter(cell => optionLabel(cell) !== null)
  return keys.has('question') && (options.length > 1 || keys.has('options') || keys.has('answer'))
}

export const hasOptions = (header: readonly string[]): boolean =>
  header.some(cell => optionLabel(cell) !== null || canonicalKey(cell) === 'options')

/** The rows up to the end, or to a quote that is never closed: where, and why nothing below is read. */
export const readCsvRows = (text: string, { delimiter, hasHeaderRow, offset, line: firstLine }: CsvTable) => {
  const rows: CsvRow[] = []
  // The parser tells where a row ends; the next one begins on the line below.
  let line = firstLine
  let isHeaderRow = hasHeaderRow
  try {
    parse(text.slice(offset), {
      ...LENIENT,
      delimiter,
      on_record: (cells: string[], { lines }) => {
        if (!isHeaderRow && cells.some(cell => cell.trim() !== '')) rows.push({ line, cells })
        isHeaderRow = false
        line = firstLine + lines
        return null
      },
    })
    return { rows, problem: [] }
  } catch (error) {
    const isUnclosed = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED'
    return { rows, problem: [refusal(line, 'csv', isUnclosed ? UNCLOSED : UNREADABLE)] }
  }
}

const UNCLOSED =
  'a `"` that opens a cell is not closed, so nothing from here on is read: close it, and write `""` for a quotation mark in a text'
const UNREADABLE =
  'from here on the table cannot be read: put cells with separators or line breaks in double quotes, and write `""` for a quotation mark in them'
