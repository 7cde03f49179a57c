import { isRecord } from '../../../bank/parse/front-matter.ts'
import { scalarText } from '../record/fields.ts'
import { questionFromRecord } from '../record.ts'
import { refusal, type SourceEntry, skip } from '../source-entry.ts'
import type { Format } from './format.ts'
import { type Decode, decodeFor } from './opentdb/encoding.ts'
import { jsonLines, parseJson } from './parsed-json.ts'
import { notesOfUnread, questionsIn } from './records.ts'

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
    const places = questionsIn(parsed.value)
    if (places === null) return [refusal(1, 'opentdb-shape', NO_LIST)]
    if (places.length === 0) return [skip(1, NO_QUESTIONS)]
    const lines = jsonLines(text, places)
    const records = places.map(({ value }) => (isRecord(value) ? value : {}))
    const decode = decodeFor(records.flatMap(textsOf))
    const keys = records.flatMap(record => Object.keys(record))
    return [
      ...notesOfUnread('keys', keys, '``', lines[0]!, key => KEYS.includes(key)),
      ...records.map((record, index) => readRecord(record, lines[index]!, decode)),
    ]
  },
}

const NO_LIST = 'there is no list of questions: save the whole reply of Open Trivia DB, with its `results`'
const NO_QUESTIONS =
  'the reply has no questions in it: fetch it again, for fewer questions or another category'

const KEYS = ['type', 'difficulty', 'category', 'question', 'correct_answer', 'incorrect_answers']

type OpenTdbRecord = Readonly<Record<string, unknown>>

const textsOf = (record: OpenTdbRecord): string[] =>
  KEYS.flatMap(key => record[key]).filter(value => typeof value === 'string')

const readRecord = (record: OpenTdbRecord, line: number, decode: Decode): SourceEntry => {
  const text = (value: unknown) => {
    const written = scalarText(value ?? [])
    return written === null ? null : decode(written)
  }
  const [question, answer] = [text(record.question), text(record.correct_answer)]
  const wrong = record.incorrect_answers
  const incorrect = Array.isArray(wrong) ? wrong.map(text) : [null]
  if (question === null) return fieldMissing(line, 'text under `question`')
  if (answer === null) return fieldMissing(line, 'text under `correct_answer`')
  if (incorrect.includes(null)) return fieldMissing(line, 'list of texts under `incorrect_answers`')
  const [category, difficulty] = [text(record.category), text(record.difficulty)]
  return questionFromRecord({ question, answer, incorrect, category, difficulty }, line, null)
}

const fieldMissing = (line: number, field: string): SourceEntry =>
  refusal(line, 'opentdb-fields', `this record has no ${field}: add it, or delete the record`)
