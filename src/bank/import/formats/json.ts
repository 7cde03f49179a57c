import { isRecord } from '../../front-matter.ts'
import { type Found, note, refused } from '../found.ts'
import { optionSign, ourName, rationaleSign } from '../names.ts'
import { foundInRecord } from '../record.ts'
import { type Format, lineAt } from './format.ts'
import { elementLines } from './json-lines.ts'

/** A list of questions, alone or under `questions`; or one question. */
export const json: Format = {
  name: 'json',
  endings: ['json', 'jsonl', 'ndjson'],
  recognises: text => /^\s*[[{]/.test(text),
  read: ({ text }) => {
    const parsed = parsedJson(text)
    if (parsed.kind === 'read') return readTop(parsed.value, text)
    return readLines(text) ?? [refused(parsed.line, 'json', parsed.message)]
  },
}

type Parsed =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly message: string }

const parsedJson = (text: string): Parsed => {
  try {
    return { kind: 'read', value: JSON.parse(text) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const position = /at position (\d+)/.exec(said)?.[1]
    const line = lineOf(text, position, said)
    return {
      kind: 'broken',
      line,
      message: `the JSON is not well formed: ${shortened(said)}; check commas and quotes here`,
    }
  }
}

/** What is missing at the end is missing after the last sign, not after the line ends that follow. */
const lineOf = (text: string, position: string | undefined, said: string): number => {
  const end = text.trimEnd().length
  if (position !== undefined) return lineAt(text, Math.min(Number(position), end))
  return /end of JSON/i.test(said) ? lineAt(text, end) : 1
}

/** The message quotes the text around, which may be long. */
const shortened = (said: string): string => said.replaceAll(/\s+/g, ' ').slice(0, 160)

const readTop = (value: unknown, text: string): Found[] => {
  const list = listIn(value)
  if (list !== null) return readList(list, elementLines(text))
  if (isRecord(value) && isQuestion(value)) return readList([value], [1])
  return [refused(1, 'json', NO_LIST)]
}

const NO_LIST =
  'no list of questions: write `[{ "question": …, "options": …, "answer": … }]`, or the same list under `"questions"`'

const listIn = (value: unknown): readonly unknown[] | null => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return null
  const list = Array.isArray(value.questions) ? value.questions : value.results
  return Array.isArray(list) ? list : null
}

const readList = (list: readonly unknown[], lines: readonly number[]): Found[] => {
  const unread = new Set(
    list.filter(isRecord).flatMap(item => Object.keys(item).filter(key => !isKnown(key))),
  )
  const founds = list.map((item, place) => {
    const line = lines[place] ?? 1
    return isRecord(item) ? foundInRecord(item, line, null) : refused(line, 'wrong-type', NO_QUESTION)
  })
  if (unread.size === 0) return founds
  const names = [...unread].slice(0, 20).map(key => `\`${key.slice(0, 40)}\``)
  const more = unread.size > 20 ? ', …' : ''
  return [note(lines[0] ?? 1, `keys that are not read: ${names.join(', ')}${more}`), ...founds]
}

const NO_QUESTION = 'a question must be an object: `{ "question": …, "options": …, "answer": … }`'

const isKnown = (key: string): boolean =>
  ourName(key) !== null || optionSign(key) !== null || rationaleSign(key) !== null

const isQuestion = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some(key => ourName(key) === 'question')

const isObject = (line: string): boolean => line.trimStart().startsWith('{') && line.trimEnd().endsWith('}')

/** One object a line, as many tools write it; null where a text is not so. */
const readLines = (text: string): Found[] | null => {
  const filled = text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  if (filled.length < 2 || !filled.every(({ line }) => isObject(line))) return null
  const parsed = filled.map(({ line, number }) => ({ number, result: parsedJson(line) }))
  const values = parsed.flatMap(({ result }) => (result.kind === 'read' ? [result.value] : []))
  const broken = parsed.flatMap(({ number, result }) =>
    result.kind === 'broken' ? [refused(number, 'json', result.message)] : [],
  )
  const lines = parsed.filter(({ result }) => result.kind === 'read').map(({ number }) => number)
  return [...readList(values, lines), ...broken]
}
