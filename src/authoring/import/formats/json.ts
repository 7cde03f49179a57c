import { isRecord } from '../../../bank/parse/front-matter.ts'
import { canonicalKey } from '../../../bank/parse/key-aliases.ts'
import { questionFromRecord } from '../record.ts'
import { refusal, type SourceEntry } from '../source-entry.ts'
import type { Format } from './format.ts'
import { elementLines, listIn, parseJson } from './json/parse.ts'
import { notesOfUnread } from './unread.ts'

/** A list of questions, alone or under `questions`; or one question; or one a line. */
export const json: Format = {
  name: 'json',
  endings: ['json', 'jsonl', 'ndjson'],
  recognises: text => /^\s*[[{]/.test(text) && hasQuestion(text.slice(0, 200_000)),
  read: ({ text }) => {
    const parsed = parseJson(text)
    if (parsed.kind === 'read') return readWhole(parsed.value, text)
    return readLines(text) ?? [refusal(parsed.line, 'json', parsed.message)]
  },
}

const hasQuestion = (text: string): boolean =>
  [...text.matchAll(/"([^"\n]{1,60})"\s*:/g)].some(([, key]) => canonicalKey(key!) === 'question')

const readWhole = (value: unknown, text: string): SourceEntry[] => {
  const list = listIn(value)
  if (list !== null) return readList(list, elementLines(text))
  if (isRecord(value) && isQuestion(value)) return readList([value], [1])
  return [refusal(1, 'json', NO_LIST)]
}

const NO_LIST =
  'no list of questions: write `[{ "question": …, "options": …, "answer": … }]`, or the same list under `"questions"`'

const isQuestion = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some(key => canonicalKey(key) === 'question')

const readList = (list: readonly unknown[], lines: readonly number[]): SourceEntry[] => {
  const keys = list.filter(isRecord).flatMap(item => Object.keys(item))
  const entries = list.map((item, place) => {
    const line = lines[place] ?? 1
    return isRecord(item) ? questionFromRecord(item, line, null) : refusal(line, 'wrong-type', NO_OBJECT)
  })
  return [...notesOfUnread('keys', keys, '``', lines[0] ?? 1), ...entries]
}

const NO_OBJECT = 'a question must be an object: `{ "question": …, "options": …, "answer": … }`'

/** One object a line, as many tools write it; null where a text is not so. */
const readLines = (text: string): SourceEntry[] | null => {
  const filled = text
    .split('\n')
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== '')
  if (filled.length < 2 || !filled.every(({ line }) => isObject(line))) return null
  const all = filled.map(({ line, number }) => ({ ...parseJson(line), number }))
  const read = all.filter(each => each.kind === 'read')
  return [
    ...readList(
      read.map(({ value }) => value),
      read.map(({ number }) => number),
    ),
    ...all.flatMap(each => (each.kind === 'broken' ? [refusal(each.number, 'json', each.message)] : [])),
  ]
}

const isObject = (line: string): boolean => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}')
