import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { statOrNull } from '../../bank/scan/walk.ts'
import { CliError } from '../../cli/shared/args.ts'
import { printable } from '../../printable.ts'
import { type AnswerRows, createAnswerRows } from './answer-rows.ts'
import { AnswersError } from './answers-error.ts'

const MAX_PROBLEMS = 20

/** Reads a CSV file of answers as a stream. Throws CliError if there is none, and AnswersError for its content. */
export const readAnswersFile = async (
  file: string,
  onRows: (rows: number) => void,
): Promise<ReturnType<AnswerRows['finish']>> => {
  if (!statOrNull(file)?.isFile()) throw new CliError(`There’s no file ${printable(file)}.`)
  const delimiter = delimiterOf(file)
  const problems: string[] = []
  let count = 0
  const report = (line: number, message: string) => {
    if (count++ < MAX_PROBLEMS) problems.push(`${printable(file)}:${line}: ${message}`)
  }
  const rows = createAnswerRows(report)
  const isWhole = await parseRows(file, delimiter, rows, report, onRows)
  const answers = isWhole ? rows.finish() : null
  if (answers !== null && count === 0) return answers
  const rest = count > MAX_PROBLEMS ? [`… and ${count - MAX_PROBLEMS} more.`] : []
  throw new AnswersError([...problems, ...rest].join('\n'))
}

/** Hands over each row with the line that it begins on. False if the file couldn't be read to its end. */
const parseRows = async (
  file: string,
  delimiter: string,
  rows: AnswerRows,
  report: (line: number, message: string) => void,
  onRows: (rows: number) => void,
): Promise<boolean> => {
  let [line, read] = [1, 0]
  const parser = parse({
    bom: true,
    delimiter,
    relax_column_count: true,
    on_record: (cells: string[], { lines }) => {
      if (cells.some(cell => cell.trim() !== '')) rows.add(cells, line)
      line = lines + 1
      if (++read % 10_000 === 0) onRows(read)
      // Nothing is kept of a row but what `rows` takes.
      return null
    },
  })
  try {
    await pipeline(createReadStream(file), parser, async records => {
      for await (const _ of records);
    })
    return true
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    report(line, error.code === 'CSV_QUOTE_NOT_CLOSED' ? UNCLOSED : UNREADABLE)
    return false
  }
}

const UNCLOSED =
  'a `"` that opens a cell is never closed: close it, and write `""` for a quotation mark in a cell.'
const UNREADABLE =
  'can’t be read from here on: put cells with commas or line breaks in double quotes, and write `""` for a quotation mark in a cell.'

/** Spreadsheets of many countries write semicolons, and some programs tabs. */
const delimiterOf = (file: string): string => {
  const start = Buffer.alloc(1000)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, start)
  } finally {
    closeSync(handle)
  }
  const [header = ''] = start.toString('utf8').split('\n', 1)
  return [';', '\t'].find(sign => header.includes(sign)) ?? ','
}
