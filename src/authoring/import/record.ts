import { isRecord } from '../../bank/parse/front-matter.ts'
import { normalizeKey, type QuestionKey } from '../../bank/parse/key-aliases.ts'
import { type FoundQuestion, found, type Refused, refused } from './found.ts'
import { type Answer, readAnswer } from './record/answer.ts'
import { type Field, type Fields, fieldsOf, single } from './record/fields.ts'
import { readOffer } from './record/options.ts'
import { explanationsOf, withRationales } from './record/rationales.ts'
import {
  atAddresses,
  atCommas,
  atLines,
  type Complain,
  flagOf,
  readText,
  readTexts,
} from './record/values.ts'

/** The question in a record; see `readRecord`. */
export const foundInRecord = (
  data: Readonly<Record<string, unknown>>,
  line: number,
  name: string | null,
): FoundQuestion | Refused => {
  try {
    return readRecord(data, line, name)
  } catch (error) {
    // Lists inside lists by the thousand overflow the stack.
    if (error instanceof RangeError) return refused(line, 'nested', TOO_DEEP)
    throw error
  }
}

const TOO_DEEP = 'lists or maps lie too deeply inside each other: a question needs texts, lists and one map'

/**
 * The question in a plain object, whatever spellings and notations it has. Scalars may all be texts, as in YAML;
 * `quotedAnswer` then says nothing, and the caller, who knows the quotes, sets it.
 */
const readRecord = (
  data: Readonly<Record<string, unknown>>,
  line: number,
  name: string | null,
): FoundQuestion | Refused => {
  const complaints: Refused[] = []
  const complain: Complain = (code, message) => complaints.push(refused(line, code, message))
  const fields = fieldsOf(data)
  const { options, mended, isReordered } = readOffer(fields, complain)
  if (isReordered && speaksOfPlaces(fields)) complain('options-letters', REORDERED)
  const answer = readAnswer(fields.of('answer'), options, complain)
  const truth = options.length === 0 ? truthOf(answer) : null
  const question = found({
    ...readLabels(fields, complain),
    line,
    name: textOf(fields.of('id'), complain).trim() || name,
    question: textOf(fields.of('question'), complain),
    options: truth === null ? withRationales(options, fields, complain) : TRUE_AND_FALSE,
    answer: truth ?? answer.answer,
    isMarked: truth !== null || answer.isMarked,
    quotedAnswer: answer.quoted,
    explanation: textOf(explanationsOf(fields), complain),
    mended,
  })
  return complaints[0] ?? question
}

/** Whether something counts the options in the order of the source. */
const speaksOfPlaces = (fields: Fields): boolean =>
  fields.of('answer').some(({ written, value }) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const isCount = (it: unknown) => typeof it === 'boolean' || /^\s*\d/.test(String(it))
    return normalizeKey(written).endsWith('index') || values.some(isCount)
  }) ||
  (['rationale', 'explanation'] as const).some(key =>
    fields.of(key).some(({ value }) => Array.isArray(value)),
  )

const REORDERED =
  'the options do not stand in the order of their letters, and something counts them: put them in order'

const TRUE_AND_FALSE = [
  { text: 'True', rationale: null },
  { text: 'False', rationale: null },
]

const truthOf = ({ answer }: Answer): string[] | null => {
  const said = answer.length === 1 ? answer[0]!.toLowerCase() : ''
  return said === 'true' ? ['A'] : said === 'false' ? ['B'] : null
}

const readLabels = (fields: Fields, complain: Complain) => {
  const list = (key: QuestionKey, split: (text: string) => string[]) =>
    single(fields.of(key), ({ value, written }) => readTexts(value, written, split, complain), [], complain)
  return {
    references: list('references', atAddresses),
    domain: textOf(fields.of('domain'), complain).trim() || null,
    difficulty: textOf(fields.of('difficulty'), complain).trim() || null,
    // Not at commas: "Security, Identity, and Compliance" is one.
    categories: list('categories', atLines),
    tags: list('tags', atCommas),
    aliases: list('aliases', atLines),
    accept: list('accept', atCommas),
    image: readImage(fields, complain),
    draft: readDraft(fields, complain),
  }
}

const textOf = (all: readonly Field[], complain: Complain): string =>
  single(all, ({ value, written }) => readText(value, written, complain), '', complain)

const readImage = (fields: Fields, complain: Complain): FoundQuestion['image'] => {
  const images = fields.of('image')
  const path = textOf(images.map(pathIn), complain).trim()
  if (path === '') return null
  return { path, alt: textOf([...fields.of('alt'), ...images.flatMap(altIn)], complain) }
}

/** Some write a picture as `{ src, alt }`. */
const pathIn = ({ value, written }: Field): Field => ({
  written,
  value: isRecord(value) ? (value.path ?? value.src ?? value.file ?? value.url) : value,
})

const altIn = ({ value, written }: Field): Field[] =>
  isRecord(value) && value.alt ? [{ written, value: value.alt }] : []

/** Nothing goes into play that one of the two keys keeps out of it. */
const readDraft = (fields: Fields, complain: Complain): boolean => {
  const draft = single(fields.of('draft'), ({ value }) => flagOf(value), false, complain)
  if (draft === null) complain('wrong-type', '`draft` must be `true` or `false`')
  return draft === true || fields.of('published').some(({ value }) => flagOf(value) === false)
}
