import { type Choice, type Resolved, resolveAnswer } from '../answer.ts'
import { LETTERS } from '../options.ts'
import { type FoundQuestion, type Refused, refused, type Source } from './found.ts'
import type { Named } from './names-of-files.ts'
import { isNumbered } from './numbers.ts'
import { findPicture, type Picture } from './pictures.ts'

/** A question of a source that is ready to become a file of the bank. */
export type Item = {
  readonly source: Source
  readonly question: FoundQuestion
  /** The letters of the right options; a draft's may be anything. */
  readonly answer: readonly string[]
  readonly picture: Picture | null
}

export type NamedItem = Item & { readonly named: Named }

/** Resolves what a question names: its answer and its picture. */
export const prepare = (question: FoundQuestion, source: Source): Item | Refused => {
  const resolved = answerOf(question)
  // A draft may be unfinished: its answer stays as it is written.
  const answer = 'kind' in resolved && question.draft ? { keys: question.answer } : resolved
  if ('kind' in answer) return answer
  const picture = question.image === null ? null : findPicture(question.image.path, source, question.line)
  if (picture?.kind === 'refused') return picture
  return { source, question, answer: answer.keys, picture }
}

const answerOf = (question: FoundQuestion): { readonly keys: readonly string[] } | Refused => {
  const { answer, options, line } = question
  if (isNumbered(question)) return refused(line, 'answer-number', numberMessage(answer.join(', ')))
  const choices = options.map(({ text }, place) => ({ key: LETTERS[place] ?? '', text: text.trim() }))
  const keys: string[] = []
  for (const text of answer) {
    const resolved = readAnswer(text.trim(), choices, () => !question.quotedAnswer)
    if (resolved.kind === 'refused') return refused(line, resolved.code, resolved.message)
    keys.push(...resolved.keys)
  }
  return { keys: [...new Set(keys)].sort() }
}

/** "(B)", "B." and "Option B" are letters, unless another option has that text. */
const readAnswer = (text: string, choices: readonly Choice[], bare: () => boolean): Resolved => {
  const letter = text.length > 1 ? DRESSED.exec(text)?.[1]?.toUpperCase() : undefined
  if (letter === undefined) return resolveAnswer(text, choices, bare)
  const alike = choices.find(choice => choice.text.toLowerCase() === text.toLowerCase())
  if (alike === undefined || alike.key === letter) return resolveAnswer(letter, choices, bare)
  const message = `\`${text}\` is the text of option ${alike.key}, and could mean option ${letter}: write a letter alone`
  return { kind: 'refused', code: 'answer-ambiguous', message }
}

const DRESSED = /^(?:(?:option|answer|choice)\s+)?\(?([A-J])[.):]{0,2}$/i

const numberMessage = (number: string): string =>
  `the answer ${number} could count from 0 or from 1: import with \`--count-from 0\` or \`--count-from 1\``
