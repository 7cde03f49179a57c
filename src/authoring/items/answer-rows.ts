import { printable } from '../../printable.ts'
import { createResponseBuilder } from '../../quiz/items/response-builder.ts'
import { choiceBits, type Item, type ItemAnswers } from '../../quiz/items/responses.ts'

export const COLUMNS = ['person', 'question', 'picked', 'key', 'options'] as const
type Column = (typeof COLUMNS)[number]

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

type Report = (line: number, message: string) => void

export type FileAnswers = ItemAnswers & {
  /** Rows without a picked option, which were left out. */
  readonly blank: number
}

/** A question of the file, with the cells that said so, since they are the same in most of its rows. */
type Known = {
  readonly place: number
  readonly item: Item
  readonly key: string
  readonly options: string
  readonly line: number
}

/** Takes the rows of a file one by one, the header first, and reports what is wrong with them. */
export const createAnswerRows = (report: Report) => {
  const builder = createResponseBuilder()
  const people = new Map<string, number>()
  const questions = new Map<string, Known>()
  let header: Readonly<Record<Column, number>> | null = null
  let [rows, blank] = [0, 0]

  const knownAs = (question: string, key: string, options: string, line: number): Known | null => {
    const known = questions.get(question)
    if (known?.key === key && known.options === options) return known
    const read = readItem(question, key, options)
    if (typeof read === 'string') return fail(line, read)
    if (known && isOther(known.item, read)) return fail(line, disagreement(known, read))
    if (known) return known
    const added = { place: questions.size, item: read, key, options, line }
    questions.set(question, added)
    return added
  }

  const fail = (line: number, message: string): null => {
    report(line, message)
    return null
  }

  const addHeader = (cells: readonly string[], line: number): void => {
    const { places, missing } = readHeader(cells)
    if (missing.length > 0) report(line, missingColumns(missing))
    else header = places
  }

  const addAnswer = (cells: readonly string[], at: Readonly<Record<Column, number>>, line: number): void => {
    const cell = (column: Column) => (cells[at[column]] ?? '').trim()
    const [person, question] = [cell('person'), cell('question')]
    const missing = person === '' ? NO_PERSON : question === '' ? NO_QUESTION : null
    const known =
      missing === null ? knownAs(question, cell('key'), cell('options'), line) : fail(line, missing)
    if (known === null) return
    const picked = lettersIn(cell('picked'))
    const unknown = picked.find(letter => !known.item.options.includes(letter))
    if (unknown !== undefined) report(line, notAnOption('picked', unknown, known.item.options))
    else if (picked.length === 0) blank++
    else
      builder.add({
        ...UNTIMED,
        person: numberOf(person),
        item: known.place,
        choice: choiceBits(known.item, picked),
      })
  }

  const numberOf = (person: string): number => {
    const known = people.get(person) ?? people.size
    people.set(person, known)
    return known
  }

  return {
    add(cells: readonly string[], line: number): void {
      rows++
      if (header !== null) addAnswer(cells, header, line)
      // Without its columns, every other row would be wrong, too.
      else if (rows === 1) addHeader(cells, line)
    },
    finish(): FileAnswers {
      if (rows === 0) report(1, `the file is empty: the first line must be ${COLUMNS.join(',')}.`)
      if (rows === 1 && header !== null)
        report(2, 'there are no answers below the first line: write one in each line.')
      const items = [...questions.values()].map(({ item }) => item)
      return { items, responses: builder.build(), blank }
    },
  }
}

const UNTIMED = { ms: 0, at: 0 }
const NO_PERSON = 'no person: write who answered, as any name or number.'
const NO_QUESTION = 'no question: write the question’s id.'

export type AnswerRows = ReturnType<typeof createAnswerRows>

const readHeader = (cells: readonly string[]) => {
  const names = cells.map(cell => cell.trim().toLowerCase())
  const places = Object.fromEntries(COLUMNS.map(column => [column, names.indexOf(column)])) as Record<
    Column,
    number
  >
  return { places, missing: COLUMNS.filter(column => places[column] < 0) }
}

const missingColumns = (missing: readonly string[]): string =>
  `no column ${missing.join(', ')}: the first line must name the columns ${COLUMNS.join(',')}.`

/** The item that a key and a number of options describe, or what is wrong with them. */
const readItem = (question: string, key: string, written: string): Item | string => {
  const count = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN
  if (!(count >= 2 && count <= LETTERS.length))
    return `“${printable(written)}” under options: write how many options the question has, from 2 to ${LETTERS.length}.`
  const options = LETTERS.slice(0, count)
  const answer = [...new Set(lettersIn(key))].sort()
  const unknown = answer.find(letter => !options.includes(letter))
  if (unknown !== undefined) return notAnOption('key', unknown, options)
  if (answer.length === 0) return 'no key: write the letters of the correct options, such as B or A C.'
  return { question, hash: '', options, answer, difficulty: null }
}

const lettersIn = (cell: string): string[] =>
  cell
    .toUpperCase()
    .split(/[\s,;|]+/)
    .filter(letter => letter !== '')

const notAnOption = (column: string, letter: string, options: readonly string[]): string => {
  const last = options.at(-1)!
  const hint = letter.length > 1 ? '; put spaces between several' : ''
  return `“${printable(letter)}” under ${column} isn’t one of the ${options.length} options: write letters from A to ${last}${hint}.`
}

const isOther = (a: Item, b: Item): boolean =>
  a.options.length !== b.options.length || a.answer.join() !== b.answer.join()

const disagreement = ({ item, line }: Known, other: Item): string =>
  `this row says key ${other.answer.join(' ')} of ${other.options.length} options, and line ${line} says ` +
  `${item.answer.join(' ')} of ${item.options.length} for the same question: write the key that the question has now in ` +
  'all of its rows, or give the changed question another id.'
