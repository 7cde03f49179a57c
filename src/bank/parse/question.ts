import type { Question } from '../../quiz/question.ts'
import { hasErrors, type KeyPath, type Reporter } from '../problem.ts'
import { repeatedMessage, resolveAnswer } from './answer.ts'
import { canShuffle } from './can-shuffle.ts'
import { hasWords, readList, readScalar, type YamlMap } from './fields.ts'
import { readIdentity } from './identity.ts'
import { readImage } from './image.ts'
import { fitsMessage } from './message-limit.ts'
import { LETTERS, type LocatedOption, readOptions } from './options.ts'
import { revisionHash } from './revision-hash.ts'
import { mergedOptionIndex, statedAnswerCount } from './stated-answer-count.ts'
import { uniqueTags } from './tags.ts'
import { QUESTION_KEYS, warnOfUnknownKeys } from './unknown-keys.ts'

/** Where a question file lies. */
export type FileLocation = {
  readonly bank: string
  readonly bankFolder: string
  /** Absolute. */
  readonly file: string
  /** `<bank>/<path without .md>`. */
  readonly pathId: string
}

/** Whether a scalar stands in the file without quotes. */
export type IsPlain = (path: KeyPath) => boolean

/** The question that front matter describes; null where it cannot be played. What is wrong goes into `report`. */
export const readQuestion = (
  data: YamlMap,
  location: FileLocation,
  isPlain: IsPlain,
  report: Reporter,
): Question | null => {
  warnOfUnknownKeys(data, QUESTION_KEYS, report)
  const identity = readIdentity(data, location.bank, location.pathId, report)
  const text = readQuestionText(data, report)
  const options = readOptions(data, report)
  checkSwallowed(options, report)
  const answer = readAnswer(data, options, isPlain, report)
  checkCount(text, answer, report)
  const explanation = readExplanation(data, report)
  const plain = {
    ...readLabels(data, report),
    text,
    options: options.map(({ key, text, rationale }) => ({ key, text, rationale })),
    answer: options.map(({ key }) => key).filter(key => answer.includes(key)),
    explanation,
    references: readReferences(data, report),
    image: readImage(data, location.file, location.bankFolder, report),
    shuffle: canShuffle(explanation, options),
  }
  checkLengths(plain, report)
  if (hasErrors(report.findings)) return null
  return { ...identity, bank: location.bank, hash: revisionHash(plain), ...plain }
}

const readLabels = (data: YamlMap, report: Reporter): Pick<Question, 'domain' | 'difficulty' | 'tags'> => ({
  domain: readScalar(data.domain, ['domain'], report),
  difficulty: readScalar(data.difficulty, ['difficulty'], report),
  tags: uniqueTags(
    [...readList(data, 'categories', report), ...readList(data, 'tags', report)].map(({ text }) => text),
  ),
})

const readQuestionText = (data: YamlMap, report: Reporter): string => {
  const text = readScalar(data.question, ['question'], report) ?? ''
  if (data.question === undefined)
    report.error([], 'question-missing', 'no `question`: write the text of the question as `question: "…"`')
  else if (!hasWords(text) && typeof (data.question ?? '') === 'string')
    report.error(['question'], 'question-empty', '`question` has no words: write the text of the question')
  return text
}

const readAnswer = (
  data: YamlMap,
  options: readonly LocatedOption[],
  isPlain: IsPlain,
  report: Reporter,
): string[] => {
  const given = readList(data, 'answer', report)
  if (given.length === 0 && !report.findings.some(({ path }) => path[0] === 'answer'))
    report.error(data.answer === undefined ? [] : ['answer'], 'answer-missing', NO_ANSWER)
  const keys: string[] = []
  if (options.length === 0) return keys
  for (const { text, path } of given) {
    const resolved = resolveAnswer(text, options, () => isPlain(path))
    if (resolved.kind === 'refused') report.error(path, resolved.code, resolved.message)
    else if (resolved.keys.some(key => keys.includes(key)))
      report.error(path, 'answer-repeated', repeatedMessage(text))
    else keys.push(...resolved.keys)
  }
  return keys
}

const NO_ANSWER =
  'no `answer`: write the letter of the right option (`answer: "B"`), or several (`answer: [B, E]`)'

const checkCount = (question: string, answer: readonly string[], report: Reporter): void => {
  const stated = statedAnswerCount(question)
  if (stated === null || answer.length === 0 || stated === answer.length) return
  const message = `the question says to choose ${stated}, but \`answer\` names ${answer.length}: correct one of them`
  report.error(['answer'], 'answer-count', message)
}

const checkSwallowed = (options: readonly LocatedOption[], report: Reporter): void => {
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (!last || !next || mergedOptionIndex(last.text, next) === null) return
  const message = `option ${next} seems to be part of option ${last.key}: give it a line of its own (\`${next}: "…"\`)`
  report.error(last.path, 'option-swallowed', message)
}

const readExplanation = (data: YamlMap, report: Reporter): string => {
  const text = readScalar(data.explanation, ['explanation'], report) ?? ''
  if (text === '' && typeof (data.explanation ?? '') === 'string')
    report.warning(
      data.explanation === undefined ? [] : ['explanation'],
      'explanation-missing',
      'no `explanation`: say why the answer is right, so that people learn from it',
    )
  else if (text !== '' && !hasWords(text))
    report.error(
      ['explanation'],
      'explanation-empty',
      '`explanation` has no words: write it, or delete the key',
    )
  return text
}

const readReferences = (data: YamlMap, report: Reporter): string[] => {
  const given = readList(data, 'references', report)
  if (given.length === 0)
    report.warning([], 'references-missing', 'no `references`: add links where people can read more')
  const isLink = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text)
  for (const { text, path } of given)
    if (!isLink(text))
      report.warning(
        path,
        'reference-link',
        'not a link, so it is not shown: write `https://…` without spaces',
      )
  return given.map(({ text }) => text).filter(isLink)
}

const checkLengths = (
  question: Pick<Question, 'text' | 'options' | 'explanation'>,
  report: Reporter,
): void => {
  const { text, options, explanation } = question
  if (!fitsMessage([text, ...options.map(option => option.text)]))
    report.warning(['question'], 'question-long', `the question and its options ${TOO_LONG}`)
  if (!fitsMessage([explanation, ...options.map(option => option.rationale ?? '')]))
    report.warning(['explanation'], 'explanation-long', `the explanation and the rationales ${TOO_LONG}`)
}

const TOO_LONG =
  'do not fit one message (3,500 characters, 9,000 bytes) and will be continued in another: shorten them'
