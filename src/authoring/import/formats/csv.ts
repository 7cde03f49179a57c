import { canonicalKey, type QuestionKey } from '../../../bank/parse/key-aliases.ts'
import { unguarded } from '../../../csv-cell.ts'
import { type HtmlText, htmlToMarkdown } from '../html.ts'
import { atAddresses, type RecordField } from '../record/fields.ts'
import { questionFromFields } from '../record.ts'
import { refusal, type SourceEntry } from '../source-entry.ts'
import { splitList, TAG_SEPARATORS } from './csv/cells.ts'
import {
  type CsvRow,
  type CsvTable,
  findTable,
  hasOptions,
  readCsvRows,
  readDirectives,
} from './csv/table.ts'
import type { Format } from './format.ts'
import { notesOfUnread } from './records.ts'

export const csv: Format = {
  name: 'csv',
  endings: ['csv', 'tsv', 'txt'],
  recognises: text => findTable(text) !== null || readDirectives(text).isAnki || isCards(text),
  read: ({ text }) => {
    const table = findTable(text)
    if (table === null) return [withoutHeader(text)]
    const { rows, problem } = readCsvRows(text, table)
    const areHalves = createHalvesCheck(table)
    const entries = rows.map((row, index) =>
      areHalves(row, rows[index + 1]) || areHalves(rows[index - 1], row)
        ? refusal(row.line, 'csv-cells', CUT)
        : questionFromRow(row, table),
    )
    return [
      ...notesOfUnread('columns', table.header, '“”', table.line),
      ...(hasOptions(table.header) ? entries : withoutCards(entries)),
      ...problem,
    ]
  },
}

/** Whether two rows may be the halves of one: the first ends before its answer, and both together fit the columns. */
const createHalvesCheck = ({ header }: CsvTable) => {
  const answer = header.findIndex(written => canonicalKey(written) === 'answer')
  return (first: CsvRow | undefined, second: CsvRow | undefined): boolean =>
    first !== undefined &&
    second !== undefined &&
    first.cells.length <= answer &&
    first.cells.findLastIndex(cell => cell.trim() !== '') + second.cells.length <= header.length
}

const CUT =
  'this row may be half of a row, with the one above or below: put texts with line breaks in double quotes'

/** Of two columns with one name, both must say the same. */
const questionFromRow = ({ line, cells }: CsvRow, { isHtml, isAnki, header }: CsvTable): SourceEntry => {
  if (cells.slice(header.length).some(cell => cell.trim() !== ''))
    return refusal(line, 'csv-cells', `${cells.length} cells under ${header.length} columns: ${QUOTE}`)
  const fields: RecordField[] = []
  for (const [place, written] of header.entries()) {
    const key = canonicalKey(written)
    const plain = unguarded(cells[place] ?? '')
    const cell: HtmlText = isHtml
      ? htmlToMarkdown(plain, isFormatted(key))
      : { kind: 'text', text: plain, pictures: [] }
    if (cell.kind === 'refused') return refusal(line, 'csv-html', `column “${written}”: ${cell.message}`)
    if (cell.pictures.length > (key === 'question' ? 1 : 0)) return refusal(line, 'csv-html', PICTURES)
    fields.push({ written, value: cellValue(cell.text, key, written, isAnki) })
    fields.push(...cell.pictures.map(value => ({ written: 'image', value })))
  }
  // Text and number look the same in a cell, so a number may be a place.
  const question = questionFromFields(fields, line, null)
  if (question.kind === 'refused') return question
  return { ...question, quotedAnswer: false, isPlain: question.isPlain && !isHtml }
}

/** The texts of other columns are names and addresses, which nothing formats. */
const isFormatted = (key: QuestionKey | null): boolean =>
  key === null || ['question', 'options', 'answer', 'incorrect', 'rationale', 'explanation'].includes(key)

const QUOTE = 'put texts with separators in double quotes'
const PICTURES = 'a question can have one picture, in its own text: take the others out'

const cellValue = (
  cell: string,
  key: QuestionKey | null,
  written: string,
  isAnki: boolean,
): string | string[] => {
  // Anki separates tags by spaces.
  if (key === 'tags' && isAnki) return cell.split(/\s+/)
  if (key === 'tags' || key === 'accept') return splitList(cell, TAG_SEPARATORS)
  if (key === 'references') return splitList(cell).flatMap(atAddresses)
  if (key === 'categories' || key === 'aliases' || key === 'accepted') return splitList(cell)
  // `incorrect_1` holds one text, `incorrect` all of them.
  if (key === 'incorrect') return /\d/.test(written) ? [cell] : splitList(cell)
  // "B|E": letters are separated by it nowhere else.
  return key === 'answer' && BARRED.test(cell) ? cell.split('|') : cell
}

const BARRED = /^\s{0,9}[A-Za-z]\s{0,9}(?:\|\s{0,9}[A-Za-z]\s{0,9}){1,9}$/

/** Without options only true and false can be a choice; all other rows are reported once. */
const withoutCards = (entries: readonly SourceEntry[]): SourceEntry[] => {
  const isCard = (entry: SourceEntry | undefined) => entry?.kind === 'question' && entry.options.length === 0
  const [first, ...others] = entries.filter(isCard)
  if (first === undefined) return [...entries]
  const count = others.length === 0 ? 'a card' : `${others.length + 1} cards`
  const rest = entries.flatMap((entry, index) => {
    if (isCard(entry)) return []
    const isHalf =
      entry.kind === 'question' && isCard(entries[index - 1]) && /^\s*\p{Ll}/u.test(entry.question)
    return [isHalf ? refusal(entry.line, 'csv-cells', CUT) : entry]
  })
  return [...rest, refusal(first.line, 'cards', `${count} ${NO_OPTIONS}`)]
}

const NO_OPTIONS =
  'with an answer and no options, and only choices can be played: add the columns a, b, c … with the options'

const withoutHeader = (text: string): SourceEntry => {
  const { isAnki, line, offset } = readDirectives(text)
  const [first = ''] = text.slice(offset, offset + 1000).split('\n', 1)
  const isPair = isCards(text) || /^"?front"?\s{0,9}[,;|]\s{0,9}"?back\b/i.test(first)
  if (/\{\{c\d{1,3}::/.test(text)) return refusal(line, 'cards', CLOZE)
  return isAnki || isPair ? refusal(line, 'cards', CARDS) : refusal(line, 'csv-header', NO_HEADER)
}

/** Whether a text without a header has two or three cells in each line, with tabs between, as exported cards have. */
const isCards = (text: string): boolean => {
  const { offset } = readDirectives(text)
  const lines = text
    .slice(offset, offset + 5000)
    .split('\n')
    .filter(line => line.trim() !== '')
  return (
    lines.length > 0 && lines.slice(0, 20).every(line => /^[^\t]{1,2000}\t[^\t]*(?:\t[^\t]*)?$/.test(line))
  )
}

const CLOZE =
  'cloze texts have gaps and no options to choose from: write each as a question in a table with the columns question, a, b, c … and answer'
const CARDS =
  'cards with a front and a back have no options to choose from: give the table a header with the columns question, a, b, c … and answer'
const NO_HEADER =
  'no header that is known: write one as the first line, with the columns question, a, b, c, d, answer, and if there are such: explanation, rationale_a …, references, domain, difficulty, tags, image, alt, id'
