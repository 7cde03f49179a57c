import type { Question } from '../../quiz/question.ts'
import { hasErrors, type Notes, type Path } from '../problem.ts'
import { repeatedMessage, resolveAnswer } from './answer.ts'
import { type Data, hasWords, readList, readScalar } from './fields.ts'
import { readIdentity } from './identity.ts'
import { readImage } from './image.ts'
import { fitsMessage } from './message-limit.ts'
import { LETTERS, readOptions, type Written } from './options.ts'
import { revisionHash } from './revision-hash.ts'
import { mayShuffle } from './shuffle.ts'
import { statedCount, swallowedAt } from './stated-answer-count.ts'
import { uniteTags } from './tags.ts'
import { QUESTION_KEYS, warnOfUnknownKeys } from './unknown-keys.ts'

/** Where a question file lies. */
export type Place = {
  readonly bank: string
  readonly bankFolder: string
  /** Absolute. */
  readonly file: string
  /** `<bank>/<path without .md>`. */
  readonly pathId: string
}

/** Whether a scalar stands in the file without quotes. */
export type IsPlain = (path: Path) => boolean

/** The question that front matter describes; null where it cannot be played. What is wrong goes into `notes`. */
export const readQuestion = (data: Data, place: Place, isPlain: IsPlain, notes: Notes): Question | null => {
  warnOfUnknownKeys(data, QUESTION_KEYS, notes)
  const identity = readIdentity(data, place.bank, place.pathId, notes)
  const text = readQuestionText(data, notes)
  const options = readOptions(data, notes)
  checkSwallowed(options, notes)
  const answer = readAnswer(data, options, isPlain, notes)
  checkCount(text, answer, notes)
  const explanation = readExplanation(data, notes)
  const plain = {
    ...readLabels(data, notes),
    text,
    options: options.map(({ key, text, rationale }) => ({ key, text, rationale })),
    answer: options.map(({ key }) => key).filter(key => answer.includes(key)),
    explanation,
    references: readReferences(data, notes),
    image: readImage(data, place.file, place.bankFolder, notes),
    shuffle: mayShuffle(explanation, options),
  }
  checkLengths(plain, notes)
  if (hasErrors(notes.findings)) return null
  const states = statedCount(text) === null ? {} : { statesCount: true }
  return { ...identity, bank: place.bank, hash: revisionHash(plain), ...plain, ...states }
}

const readLabels = (data: Data, notes: Notes): Pick<Question, 'domain' | 'difficulty' | 'tags'> => ({
  domain: readScalar(data.domain, ['domain'], notes),
  difficulty: readScalar(data.difficulty, ['difficulty'], notes),
  tags: uniteTags(
    [...readList(data, 'categories', notes), ...readList(data, 'tags', notes)].map(({ text }) => text),
  ),
})

const readQuestionText = (data: Data, notes: Notes): string => {
  const text = readScalar(data.question, ['question'], notes) ?? ''
  if (data.question === undefined)
    notes.error([], 'question-missing', 'no `question`: write the text of the question as `question: "…"`')
  else if (!hasWords(text) && typeof (data.question ?? '') === 'string')
    notes.error(['question'], 'question-empty', '`question` has no words: write the text of the question')
  return text
}

const readAnswer = (data: Data, options: readonly Written[], isPlain: IsPlain, notes: Notes): string[] => {
  const given = readList(data, 'answer', notes)
  if (given.length === 0 && !notes.findings.some(({ path }) => path[0] === 'answer'))
    notes.error(data.answer === undefined ? [] : ['answer'], 'answer-missing', NO_ANSWER)
  const keys: string[] = []
  if (options.length === 0) return keys
  for (const { text, path } of given) {
    const resolved = resolveAnswer(text, options, () => isPlain(path))
    if (resolved.kind === 'refused') notes.error(path, resolved.code, resolved.message)
    else if (resolved.keys.some(key => keys.includes(key)))
      notes.error(path, 'answer-repeated', repeatedMessage(text))
    else keys.push(...resolved.keys)
  }
  return keys
}

const NO_ANSWER =
  'no `answer`: write the letter of the right option (`answer: "B"`), or several (`answer: [B, E]`)'

const checkCount = (question: string, answer: readonly string[], notes: Notes): void => {
  const stated = statedCount(question)
  if (stated === null || answer.length === 0 || stated === answer.length) return
  const message = `the question says to choose ${stated}, but \`answer\` names ${answer.length}: correct one of them`
  notes.error(['answer'], 'answer-count', message)
}

const checkSwallowed = (options: readonly Written[], notes: Notes): void => {
  const last = options.at(-1)
  const next = LETTERS[options.length]
  if (!last || !next || swallowedAt(last.text, next) === null) return
  const message = `option ${next} seems to be part of option ${last.key}: give it a line of its own (\`${next}: "…"\`)`
  notes.error(last.path, 'option-swallowed', message)
}

const readExplanation = (data: Data, notes: Notes): string => {
  const text = readScalar(data.explanation, ['explanation'], notes) ?? ''
  if (text === '' && typeof (data.explanation ?? '') === 'string')
    notes.warning(
      data.explanation === undefined ? [] : ['explanation'],
      'explanation-missing',
      'no `explanation`: say why the answer is right, so that people learn from it',
    )
  else if (text !== '' && !hasWords(text))
    notes.error(
      ['explanation'],
      'explanation-empty',
      '`explanation` has no words: write it, or delete the key',
    )
  return text
}

const readReferences = (data: Data, notes: Notes): string[] => {
  const given = readList(data, 'references', notes)
  if (given.length === 0)
    notes.warning([], 'references-missing', 'no `references`: add links where people can read more')
  const isLink = (text: string) => /^https?:\/\//i.test(text) && URL.canParse(text)
  for (const { text, path } of given)
    if (!isLink(text))
      notes.warning(
        path,
        'reference-link',
        'not a link, so it is not shown: write `https://…` without spaces',
      )
  return given.map(({ text }) => text).filter(isLink)
}

const checkLengths = (question: Pick<Question, 'text' | 'options' | 'explanation'>, notes: Notes): void => {
  const { text, options, explanation } = question
  if (!fitsMessage([text, ...options.map(option => option.text)]))
    notes.warning(['question'], 'question-long', `the question and its options ${TOO_LONG}`)
  if (!fitsMessage([explanation, ...options.map(option => option.rationale ?? '')]))
    notes.warning(['explanation'], 'explanation-long', `the explanation and the rationales ${TOO_LONG}`)
}

const TOO_LONG =
  'do not fit one message (3,500 characters, 9,000 bytes) and will be continued in another: shorten them'
