import { isRecord } from '../../../bank/parse/front-matter.ts'
import { canonicalKey, isKnownKey } from '../../../bank/parse/key-aliases.ts'
import { questionFromRecord } from '../record.ts'
import { note, refusal, type SourceEntry } from '../source-entry.ts'

/** A value where a question should stand, and the keys and indexes that lead to it. */
export type PlacedValue = { readonly path: (string | number)[]; readonly value: unknown }

/** Keys under which programs keep lists of questions, or the quizzes that have these lists. */
const LISTS: readonly string[] = ['questions', 'results', 'quiz', 'quizzes']

/** Each list lies in another at most so deep. */
const MAX_DEPTH = 8

/** Where questions stand in parsed JSON or YAML: alone, in a list, or in lists under such keys; null for no such place. */
export const questionsIn = (value: unknown, path: PlacedValue['path'] = []): PlacedValue[] | null => {
  if (path.length > MAX_DEPTH) return null
  if (Array.isArray(value))
    return value.flatMap((item, place) => {
      const own = [...path, place]
      return (isRecord(item) ? questionsIn(item, own) : null) ?? [{ path: own, value: item }]
    })
  if (!isRecord(value)) return null
  const [list, ...others] = LISTS.filter(key => Array.isArray(value[key]) || isRecord(value[key]))
  if (list !== undefined && others.length === 0) return questionsIn(value[list], [...path, list])
  return isQuestion(value) ? [{ path, value }] : null
}

const isQuestion = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some(key => canonicalKey(key) === 'question')

/** The questions at these places, and a note of the keys that are not read. */
export const readRecords = (places: readonly PlacedValue[], lines: readonly number[]): SourceEntry[] => {
  const keys = places.flatMap(({ value }) => (isRecord(value) ? Object.keys(value) : []))
  const entries = places.map(({ value }, index) => {
    const line = lines[index] ?? 1
    return isRecord(value) ? questionFromRecord(value, line, null) : refusal(line, 'wrong-type', NO_OBJECT)
  })
  return [...notesOfUnread('keys', keys, '``', lines[0] ?? 1), ...entries]
}

const NO_OBJECT = 'a question must be an object: `{ "question": …, "options": …, "answer": … }`'

const MAX_NAMED = 20
const MAX_NAME_LENGTH = 40

/** One note that lists all unknown columns or keys. `quotes` are an opening and a closing sign. */
export const notesOfUnread = (
  what: 'columns' | 'keys',
  names: readonly string[],
  quotes: string,
  line: number,
  isRead: (name: string) => boolean = isKnownKey,
): SourceEntry[] => {
  const unread = [...new Set(names)].filter(name => name !== '' && !isRead(name))
  if (unread.length === 0) return []
  const named = unread
    .slice(0, MAX_NAMED)
    .map(name => `${quotes.charAt(0)}${name.slice(0, MAX_NAME_LENGTH)}${quotes.charAt(1)}`)
  const more = unread.length > MAX_NAMED ? ', …' : ''
  return [note(line, `${what} that are not read: ${named.join(', ')}${more}`)]
}
