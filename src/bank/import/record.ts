import { isRecord } from '../front-matter.ts'
import { type FoundQuestion, found, type Refused, refused } from './found.ts'
import type { OurKey } from './names.ts'
import { type Answer, readAnswer } from './record/answer.ts'
import { type Gathered, type Given, gather, single } from './record/gather.ts'
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
  const given = gather(data)
  const { options, mended } = readOffer(given, complain)
  const answer = readAnswer(given.of('answer'), options, complain)
  const truth = options.length === 0 ? truthOf(answer) : null
  const question = found({
    ...readLabels(given, complain),
    line,
    name: textOf(given.of('id'), complain).trim() || name,
    question: textOf(given.of('question'), complain),
    options: truth === null ? withRationales(options, given, complain) : TRUE_AND_FALSE,
    answer: truth ?? answer.answer,
    quotedAnswer: answer.quoted,
    explanation: textOf(explanationsOf(given), complain),
    mended,
  })
  return complaints[0] ?? question
}

const TRUE_AND_FALSE = [
  { text: 'True', rationale: null },
  { text: 'False', rationale: null },
]

const truthOf = ({ answer }: Answer): string[] | null => {
  const said = answer.length === 1 ? answer[0]!.toLowerCase() : ''
  return said === 'true' ? ['A'] : said === 'false' ? ['B'] : null
}

const readLabels = (given: Gathered, complain: Complain) => {
  const list = (key: OurKey, split: (text: string) => string[]) =>
    single(given.of(key), ({ value, written }) => readTexts(value, written, split, complain), [], complain)
  return {
    references: list('references', atAddresses),
    domain: textOf(given.of('domain'), complain).trim() || null,
    difficulty: textOf(given.of('difficulty'), complain).trim() || null,
    // Not at commas: "Security, Identity, and Compliance" is one.
    categories: list('categories', atLines),
    tags: list('tags', atCommas),
    aliases: list('aliases', atLines),
    accept: list('accept', atCommas),
    image: readImage(given, complain),
    draft: readDraft(given, complain),
  }
}

const textOf = (givens: readonly Given[], complain: Complain): string =>
  single(givens, ({ value, written }) => readText(value, written, complain), '', complain)

const readImage = (given: Gathered, complain: Complain): { path: string; alt: string } | null => {
  const parts = given
    .of('image')
    .map(({ value, written }) =>
      isRecord(value)
        ? { written, path: value.path ?? value.src ?? value.file ?? value.url, alt: value.alt }
        : { written, path: value, alt: null },
    )
  const path = textOf(
    parts.map(part => ({ written: part.written, value: part.path })),
    complain,
  ).trim()
  if (path === '') return null
  const inside = parts.flatMap(({ written, alt }) => (alt ? [{ written, value: alt }] : []))
  return { path, alt: textOf([...given.of('alt'), ...inside], complain) }
}

/** Nothing goes into play that one of the two keys keeps out of it. */
const readDraft = (given: Gathered, complain: Complain): boolean => {
  const draft = single(given.of('draft'), ({ value }) => flagOf(value), false, complain)
  if (draft === null) complain('wrong-type', '`draft` must be `true` or `false`')
  return draft === true || given.of('published').some(({ value }) => flagOf(value) === false)
}
