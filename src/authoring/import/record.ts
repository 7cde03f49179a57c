import { isRecord } from '../../bank/parse/front-matter.ts'
import type { QuestionKey } from '../../bank/parse/key-aliases.ts'
import { parseStatus } from '../../bank/parse/status.ts'
import { readAccepted, readCorrectAndIncorrect, readRecordAnswer } from './record/answer.ts'
import {
  atAddresses,
  fieldsOf,
  flagOf,
  RecordError,
  type RecordField,
  type RecordFields,
  readTexts,
  rejectRecord,
  single,
  singleText,
} from './record/fields.ts'
import { explanationsOf, readRecordOptions, withRationales } from './record/options.ts'
import { refusal, type SourceQuestion, type SourceRefusal, sourceQuestion } from './source-entry.ts'

/** The question in a plain object, whatever spellings and notations it has. */
export const questionFromRecord = (
  data: Readonly<Record<string, unknown>>,
  line: number,
  name: string | null,
): SourceQuestion | SourceRefusal => {
  const fields = Object.entries(data).map(([written, value]) => ({ written, value }))
  return questionFromFields(fields, line, name)
}

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
  const text = (key: QuestionKey) => singleText(fields.of(key))
  const list = (key: QuestionKey, split: (text: string) => string[]) =>
    single(fields.of(key), field => readTexts(field, split), [])
  return sourceQuestion({
    line,
    name: text('id').trim() || name,
    question: text('question'),
    ...readAccepted(fields),
    ...readStatus(fields),
    ...(readCorrectAndIncorrect(fields, text('question')) ?? readOptionsAndAnswer(fields)),
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
    shuffle: readShuffle(fields),
    draft: readDraft(fields),
    isPlain: text('format').trim().toLowerCase() !== 'markdown',
  })
}

const readOptionsAndAnswer = (fields: RecordFields) => {
  const { options, repairs } = readRecordOptions(fields)
  const answer = readRecordAnswer(fields.of('answer'), options)
  if (options.length > 0 || !/^(?:true|false)$/i.test(answer.answer.join()))
    return { ...answer, options: withRationales(options, fields), repairs }
  return { options: TRUE_AND_FALSE, answer: [/true/i.test(answer.answer[0]!) ? 'A' : 'B'], isMarked: true }
}

const atLines = (text: string): string[] => text.split('\n')
const atCommas = (text: string): string[] => text.split(/[,\n]/)

const TRUE_AND_FALSE = [
  { text: 'True', rationale: null },
  { text: 'False', rationale: null },
]

/** Some write a picture as `{ src, alt }`. */
const readImage = (fields: RecordFields): SourceQuestion['image'] => {
  const images = fields.of('image').map(({ written, value }) => {
    const { path, src, file, url, alt } = isRecord(value) ? value : { path: value }
    return { written, value: path ?? src ?? file ?? url, alt }
  })
  const path = singleText(images).trim()
  const alts = images.flatMap(({ written, alt }) => (alt ? [{ written, value: alt }] : []))
  return path === '' ? null : { path, alt: singleText([...fields.of('alt'), ...alts]) }
}

const readShuffle = (fields: RecordFields): boolean =>
  single(fields.of('shuffle'), ({ value }) => flagOf(value), true) ??
  rejectRecord('wrong-type', '`shuffle` must be `true` or `false`')

/** Of our three words alone: in other programs a status is "published" or "active". */
const readStatus = (fields: RecordFields): Pick<SourceQuestion, 'status'> => {
  const status = parseStatus(singleText(fields.of('status')))
  return status === null ? {} : { status }
}

/** A question is a draft if either of the two keys says so. */
const readDraft = (fields: RecordFields): boolean => {
  const draft = single(fields.of('draft'), ({ value }) => flagOf(value), false)
  if (draft === null) rejectRecord('wrong-type', '`draft` must be `true` or `false`')
  return draft === true || fields.of('published').some(({ value }) => flagOf(value) === false)
}
