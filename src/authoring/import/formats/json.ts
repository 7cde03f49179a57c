import { canonicalKey } from '../../../bank/parse/key-aliases.ts'
import { refusal, type SourceEntry } from '../source-entry.ts'
import type { Format } from './format.ts'
import { jsonLines, parseJson } from './parsed-json.ts'
import { questionsIn, readRecords } from './records.ts'

/** A list of questions, alone or under `questions`; or one question; or one a line. */
export const json: Format = {
  name: 'json',
  endings: ['json', 'jsonl', 'ndjson'],
  recognises: text => /^\s*[[{]/.test(text) && hasQuestion(text.slice(0, 200_000)),
  read: ({ text }) => {
    const parsed = parseJson(text)
    if (parsed.kind === 'broken') return readLines(text) ?? [refusal(parsed.line, 'json', parsed.message)]
    const places = questionsIn(parsed.value)
    if (places === null) return [refusal(1, 'json', NO_LIST)]
    return readRecords(places, jsonLines(text, places))
  },
}

const hasQuestion = (text: string): boolean =>
  [...text.matchAll(/"([^"\n]{1,60})"\s*:/g)].some(([, key]) => canonicalKey(key!) === 'question')

const NO_LIST =
  'no list of questions: write `[{ "question": …, "options": …, "answer": … }]`, or the same list under `"questions"`'

/** One object a line, as many tools write it; null where a text is not so. */
const readLines = (text: string): SourceEntry[] | null => {
  const filled = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
  if (filled.length < 2 || !filled.every(({ line }) => /^\{.*\}$/.test(line))) return null
  const all = filled.map(({ line, number }) => ({ ...parseJson(line), number }))
  const read = all.filter(each => each.kind === 'read').map(each => ({ ...each, path: [] }))
  const broken = all.filter(each => each.kind === 'broken')
  const lines = read.map(({ number }) => number)
  return [
    ...readRecords(read, lines),
    ...broken.map(({ number, message }) => refusal(number, 'json', message)),
  ]
}
