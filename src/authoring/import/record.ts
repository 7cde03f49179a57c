import { isRecord } from '../../bank/parse/front-matter.ts'
import type { QuestionKey } from '../../bank/parse/key-aliases.ts'
import { type RecordAnswer, readAnswer } from './record/answer.ts'
import { fieldsOf, type RecordField, type RecordFields, single, singleText } from './record/fields.ts'
import { readRecordOptions } from './record/options.ts'
import { explanationsOf, withRationales } from './record/rationales.ts'
import {
  atAddresses,
  atCommas,
  atLines,
  flagOf,
  RecordError,
  readTexts,
  rejectRecord,
} from './record/values.ts'
import { refusal, type SourceQuestion, type SourceRefusal, sourceQuestion } from './source-entry.ts'

/** The question in a plain object, whatever spellings and notations it has. */
export const questionFromRecord = (
  data: Readonly<Record<string, unknown>>,
  line: number,
  name: string | null,
): SourceQuestion | SourceRefusal =>
  questionFromFields(
    Object.entries(data).map(([written, value]) => ({ written, value })),
    line,
    name,
  )

/**
 * The question in a list of keys and values; keys may repeat. Scalars may all be texts, as in YAML;
 * `quotedAnswer` then says nothing, and the caller, who knows the quotes, sets it.
 */
export const questionFromFields = (
  all: readonly RecordField[],
  line: number,
  name: string | null,
): SourceQuestion | SourceRefusal => {
  try {
    return readQuestion(fieldsOf(all), line, name)
  } catch (error) {
    if (error instanceof RecordError) return refusal(line, error.code, error.message)
    // Lists inside lists by the thousand overflow the stack.
    if (error instanceof RangeError) return refusal(line, 'nested', TOO_DEEP)
    throw error
  }
}

const TOO_DEEP = 'lists or maps lie too deeply inside each other: a question needs texts, lists and one map'

const readQuestion = (fields: RecordFields, line: number, name: string | null): SourceQuestion => {
  const { options, mended } = readRecordOptions(fields)
  const answer = readAnswer(fields.of('answer'), options)
  const truth = options.length === 0 ? truthOf(answer) : null
  const text = (key: QuestionKey) => singleText(fields.of(key))
  const list = (key: QuestionKey, split: (text: string) => string[]) =>
    single(fields.of(key), ({ value, written }) => readTexts(value, written, split), [])
  return sourceQuestion({
    line,
    name: text('id').trim() || name,
    question: text('question'),
    options: truth === null ? withRationales(options, fields) : TRUE_AND_FALSE,
    answer: truth ?? answer.answer,
    isMarked: truth !== null || answer.isMarked,
    quotedAnswer: answer.quoted,
    explanation: singleText(explanationsOf(fields)),
    references: list('references', atAddresses),
    domain: text('domain').trim() || null,
    difficulty: text('difficulty').trim() || null,
    // Not at commas: "Security, Identity, and Compliance" is one.
    categories: list('categories', atLines),
    tags: list('tags', atCommas),
    aliases: list('aliases', atLines),
    accept: list('accept', atCommas),
    image: readImage(fields),
    draft: readDraft(fields),
    mended,
  })
}

const TRUE_AND_FALSE = [
  { text: 'True', rationale: null },
  { text: 'False', rationale: null },
]

const truthOf = ({ answer }: RecordAnswer): string[] | null => {
  const flag = answer.length === 1 ? answer[0]!.toLowerCase() : ''
  return flag === 'true' ? ['A'] : flag === 'false' ? ['B'] : null
}

/** Some write a picture as `{ src, alt }`. */
const readImage = (fields: RecordFields): SourceQuestion['image'] => {
  const images = fields.of('image')
  const paths = images.map(({ written, value }) => ({
    written,
    value: isRecord(value) ? (value.path ?? value.src ?? value.file ?? value.url) : value,
  }))
  const alts = images.flatMap(({ written, value }) =>
    isRecord(value) && value.alt ? [{ written, value: value.alt }] : [],
  )
  const path = singleText(paths).trim()
  return path === '' ? null : { path, alt: singleText([...fields.of('alt'), ...alts]) }
}

/** A question is a draft if either of the two keys says so. */
const readDraft = (fields: RecordFields): boolean => {
  const draft = single(fields.of('draft'), ({ value }) => flagOf(value), false)
  if (draft === null) rejectRecord('wrong-type', '`draft` must be `true` or `false`')
  return draft === true || fields.of('published').some(({ value }) => flagOf(value) === false)
}
