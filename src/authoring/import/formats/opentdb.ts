import { hash } from 'node:crypto'
import { isRecord } from '../../../bank/parse/front-matter.ts'
import { letterAt } from '../letters.ts'
import { refusal, type SourceEntry, skip, sourceQuestion } from '../source-entry.ts'
import type { Format } from './format.ts'
import { elementLines, listIn, parseJson } from './json/parse.ts'
import { type Decode, decodeFor } from './opentdb/encoding.ts'
import { notesOfUnread } from './unread.ts'

/** What the API of Open Trivia DB (opentdb.com) gives: the whole reply, or its list of results alone. */
export const opentdb: Format = {
  name: 'opentdb',
  endings: ['json'],
  recognises: text => {
    const beginning = text.slice(0, 65_536)
    const has = (key: string) => beginning.includes(`"${key}"`)
    return /^\s*[[{]/.test(beginning) && has('correct_answer') && has('incorrect_answers')
  },
  read: ({ text }) => {
    const parsed = parseJson(text)
    if (parsed.kind === 'broken') return [refusal(parsed.line, 'json', parsed.message)]
    return readReply(parsed.value, elementLines(text))
  },
}

const readReply = (reply: unknown, lines: readonly number[]): SourceEntry[] => {
  const records = listIn(reply)
  if (records === null) return [refusal(1, 'opentdb-shape', NO_LIST)]
  if (records.length === 0) return [skip(1, NO_QUESTIONS)]
  const decode = decodeFor(records.flatMap(textsOf))
  const keys = records.filter(isRecord).flatMap(record => Object.keys(record))
  return [
    ...notesOfUnread('keys', keys, '``', lines[0] ?? 1, key => TEXT_KEYS.includes(key)),
    ...records.map((record, index) => readRecord(record, lines[index] ?? 1, decode)),
  ]
}

const NO_LIST = 'there is no list of questions: save the whole reply of Open Trivia DB, with its `results`'
const NO_QUESTIONS =
  'the reply has no questions in it: fetch it again, for fewer questions or another category'

const TEXT_KEYS = ['type', 'difficulty', 'category', 'question', 'correct_answer', 'incorrect_answers']

const textsOf = (record: unknown): string[] =>
  isRecord(record) ? TEXT_KEYS.flatMap(key => record[key]).filter(value => typeof value === 'string') : []

const readRecord = (record: unknown, line: number, decode: Decode): SourceEntry => {
  const data = isRecord(record) ? record : {}
  const text = (value: unknown) =>
    ['string', 'number', 'boolean'].includes(typeof value) ? decode(String(value)) : null
  const [question, answer, category] = [data.question, data.correct_answer, data.category].map(text)
  const wrong = Array.isArray(data.incorrect_answers) ? data.incorrect_answers.map(text) : [null]
  if (question == null) return fieldMissing(line, 'text under `question`')
  if (answer == null) return fieldMissing(line, 'text under `correct_answer`')
  if (!wrong.every(option => option !== null))
    return fieldMissing(line, 'list of texts under `incorrect_answers`')
  const all = asTruth([answer, ...wrong])
  const texts = ordered(question, all)
  return sourceQuestion({
    line,
    question,
    options: texts.map(text => ({ text, rationale: null })),
    isMarked: true,
    answer: [letterAt(texts.indexOf(all[0]!))],
    categories: category ? [category] : [],
    difficulty: text(data.difficulty) || null,
  })
}

const fieldMissing = (line: number, field: string): SourceEntry =>
  refusal(line, 'opentdb-fields', `this record has no ${field}: add it, or delete the record`)

/** `true` and `TRUE` become True: those are the options of the type `boolean`. */
const asTruth = (texts: readonly string[]): readonly string[] =>
  texts
    .map(text => text.toLowerCase())
    .toSorted()
    .join() === 'false,true'
    ? texts.map(text => (text.toLowerCase() === 'true' ? 'True' : 'False'))
    : texts

/**
 * The source has the right option first. Here each stands where a hash of the question and its own text puts it:
 * anywhere, but in the same place whenever the file is imported again. True stands before False, as people expect.
 */
const ordered = (question: string, texts: readonly string[]): string[] => {
  if (texts.length === 2 && texts.includes('True') && texts.includes('False')) return ['True', 'False']
  return texts
    .map(text => ({ text, place: hash('sha256', `${question}\n${text}`, 'hex') }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ text }) => text)
}
