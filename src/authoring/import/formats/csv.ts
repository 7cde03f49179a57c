import { refusal, type SourceEntry } from '../source-entry.ts'
import { readDirectives } from './csv/directives.ts'
import { findTable, hasOptions, type Table } from './csv/header.ts'
import { questionFromRow } from './csv/question.ts'
import { readRows } from './csv/rows.ts'
import type { Format } from './format.ts'
import { notesOfUnread } from './unread.ts'

/** A table with a header: one question a row. */
export const csv: Format = {
  name: 'csv',
  endings: ['csv', 'tsv', 'txt'],
  recognises: text => findTable(text) !== null || readDirectives(text).isAnki,
  read: ({ text }) => {
    const table = findTable(text)
    return table === null ? [withoutHeader(text)] : readTable(text, table)
  },
}

const readTable = (text: string, table: Table): SourceEntry[] => {
  const { rows, broken } = readRows(text.slice(table.bodyOffset), table.delimiter, table.bodyLine)
  const entries = rows.map(row => questionFromRow(row, table))
  return [
    ...notesOfUnread('columns', table.header, '“”', table.line),
    ...(hasOptions(table.header) ? entries : withoutCards(entries)),
    ...(broken === null ? [] : [refusal(broken.line, 'csv', broken.message)]),
  ]
}

/** Without options only true and false can be a choice; of all other rows it is said once. */
const withoutCards = (entries: readonly SourceEntry[]): SourceEntry[] => {
  const isCard = (entry: SourceEntry) => entry.kind === 'question' && entry.options.length === 0
  const cards = entries.filter(isCard)
  const rest = entries.filter(entry => !isCard(entry))
  return cards.length === 0 ? rest : [...rest, refusal(cards[0]!.line, 'cards', cardsMessage(cards.length))]
}

const cardsMessage = (count: number): string =>
  `${count === 1 ? 'a card' : `${count} cards`} with an answer and no options, and only choices can be played: add the columns a, b, c … with the options`

const withoutHeader = (text: string): SourceEntry => {
  const { isAnki, line, offset } = readDirectives(text)
  const [first = ''] = text.slice(offset, offset + 1000).split('\n', 1)
  const isPair = first.split('\t').length === 2 || FRONT_AND_BACK.test(first)
  return isAnki || isPair ? refusal(line, 'cards', CARDS) : refusal(line, 'csv-header', NO_HEADER)
}

const FRONT_AND_BACK = /^"?front"?\s{0,9}[,;|]\s{0,9}"?back\b/i

const CARDS =
  'cards with a front and a back have no options to choose from: give the table a header with the columns question, a, b, c … and answer'
const NO_HEADER =
  'no header that is known: write one as the first line, with the columns question, a, b, c, d, answer, and if there are such: explanation, rationale_a …, references, domain, difficulty, tags, image, alt, id'
