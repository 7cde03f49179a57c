import { hash } from 'node:crypto'
import { fromSmallToLarge } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import { hasErrors, type Reporter } from '../problem.ts'
import { readAccepted } from './accepted.ts'
import { checkAnswerCount, readAnswerKeys } from './answer.ts'
import { canShuffle } from './can-shuffle.ts'
import { checkDiscordLimits } from './discord-limits.ts'
import { hasWords, readLabel, readScalar, type YamlMap } from './fields.ts'
import { readIdentity } from './identity.ts'
import { readImage } from './image.ts'
import { readLabels } from './labels.ts'
import { checkOptions } from './option-checks.ts'
import { readOptions } from './options.ts'
import { readLinks } from './references.ts'
import { statedAnswerCount } from './stated-answer-count.ts'
import { readStatus } from './status.ts'
import { QUESTION_KEYS, warnOfUnknownKeys } from './unknown-keys.ts'
import type { IsPlainScalar } from './yaml-positions.ts'

/** Where a question file is. */
export type FileLocation = {
  readonly bank: string
  /** Null for a text that is in no folder: it has no pictures, and no file is looked at. */
  readonly bankFolder: string | null
  /** Absolute. */
  readonly file: string
  /** `<bank>/<path without .md>`. */
  readonly pathId: string
}

/** The question that front matter describes; null if it has errors. All problems go to `report`. */
export const readQuestion = (
  data: YamlMap,
  location: FileLocation,
  isPlain: IsPlainScalar,
  report: Reporter,
): Question | null => {
  warnOfUnknownKeys(data, QUESTION_KEYS, report)
  const identity = readIdentity(data, location.bank, location.pathId, report)
  const text = readQuestionText(data, report)
  const options = readOptions(data, report)
  checkOptions(options, report)
  const answer = readAnswerKeys(data, options, isPlain, report)
  checkAnswerCount(text, answer, report)
  const accepted = readAccepted(data, options, answer, isPlain, report)
  const status = readStatus(data, report)
  const author = readLabel(data.author, ['author'], report)
  const explanation = readExplanation(data, report)
  const revision = {
    ...readLabels(data, location.bank, report),
    text,
    options: options.map(({ key, text, rationale }) => ({ key, text, rationale })),
    answer: options.map(({ key }) => key).filter(key => answer.includes(key)),
    ...(accepted.length > 0 && { accepted }),
    explanation,
    ...readReferences(data, report),
    image: readImage(data, location.file, location.bankFolder, report),
    shuffle: readShuffle(data, report) && canShuffle(explanation, options),
    ...(fromSmallToLarge(options) !== null && { ascending: true }),
  }
  checkDiscordLimits({ ...revision, options }, report)
  if (hasErrors(report.findings)) return null
  const states = statedAnswerCount(text) === null ? {} : { statesCount: true }
  return {
    ...identity,
    bank: location.bank,
    hash: revisionHash(revision),
    ...revision,
    ...states,
    ...(status !== null && { status }),
    ...(author !== null && { author }),
  }
}

const readQuestionText = (data: YamlMap, report: Reporter): string => {
  const text = readScalar(data.question, ['question'], report) ?? ''
  if (data.question === undefined)
    report.error([], 'question-missing', 'no `question`: write the text of the question as `question: "…"`')
  else if (!hasWords(text) && typeof (data.question ?? '') === 'string')
    report.error(['question'], 'question-empty', '`question` has no words: write the text of the question')
  return text
}

const readExplanation = (data: YamlMap, report: Reporter): string => {
  const text = readScalar(data.explanation, ['explanation'], report) ?? ''
  if (text === '' && typeof (data.explanation ?? '') === 'string')
    report.warning(
      data.explanation === undefined ? [] : ['explanation'],
      'explanation-missing',
      'no `explanation`: say why the answer is correct, so people learn from it',
    )
  else if (text !== '' && !hasWords(text))
    report.error(
      ['explanation'],
      'explanation-empty',
      '`explanation` has no words: write it, or delete the key',
    )
  return text
}

/** The addresses, and the links with their titles where there are any. */
const readReferences = (data: YamlMap, report: Reporter): Pick<Question, 'references' | 'links'> => {
  const links = readLinks(data, report)
  const references = links.map(({ url }) => url)
  return links.some(({ title }) => title !== null) ? { references, links } : { references }
}

/** False if the file says so; true leaves the decision to `canShuffle`. */
const readShuffle = (data: YamlMap, report: Reporter): boolean => {
  const text = readScalar(data.shuffle, ['shuffle'], report)?.toLowerCase() ?? 'true'
  if (text !== 'true' && text !== 'false')
    report.error(['shuffle'], 'wrong-type', '`shuffle` must be `true` or `false`')
  return text !== 'false'
}

/**
 * A hash of everything that a player sees or is graded by; the image by its content, since its name is not shown. Without
 * the status: a question that leaves its trial is the same question.
 */
export const revisionHash = (
  question: Omit<Question, 'hash' | 'id' | 'aliases' | 'bank' | 'status' | 'author'>,
): string => {
  const { text, options, answer, explanation, references, image, domain, difficulty, tags, shuffle } =
    question
  // Only where there is one, so that the hashes of all other questions stay as they were.
  const order = shuffle && question.ascending ? ['ascending'] : []
  // An object, since everything else at this place is a list.
  const more = question.accepted ? [{ accepted: question.accepted }] : []
  const titles = question.links ? [question.links.map(({ title }) => title)] : []
  const picture = image === null ? null : [image.digest, image.alt]
  const choices = options.map(({ key, text, rationale }) => [key, text, rationale])
  const seen = [
    text,
    choices,
    answer,
    explanation,
    references,
    picture,
    domain,
    difficulty,
    tags,
    shuffle,
    ...order,
    ...titles,
    ...more,
  ]
  return hash('sha256', JSON.stringify(seen), 'hex').slice(0, 16)
}
