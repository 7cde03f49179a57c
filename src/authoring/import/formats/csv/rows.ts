import { CsvError, parse } from 'csv-parse/sync'

export type Row = { readonly line: number; readonly cells: readonly string[] }

/** Where the file cannot be read any further, and why. */
type Break = { readonly line: number; readonly message: string }

/** The rows up to the end, or to a quote that is never closed. */
export const readRows = (
  text: string,
  delimiter: string,
  firstLine: number,
): { readonly rows: readonly Row[]; readonly broken: Break | null } => {
  const rows: Row[] = []
  // The parser tells where a row ends; the next one begins on the line after it.
  let next = firstLine
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some(cell => cell.trim() !== '')) rows.push({ line: next, cells })
        next = firstLine + lines
        return null
      },
    })
    return { rows, broken: null }
  } catch (error) {
    const why = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED' ? UNCLOSED : UNREADABLE
    return { rows, broken: { line: next, message: why } }
  }
}

const UNCLOSED =
  'a `"` that opens a cell is not closed, so nothing from here on is read: close it, and write `""` for a quotation mark in a text'
const UNREADABLE =
  'from here on the table cannot be read: put cells with separators or line breaks in double quotes, and write `""` for a quotation mark in them'
