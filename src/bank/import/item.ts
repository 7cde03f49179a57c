import { resolveAnswer } from '../answer.ts'
import { LETTERS } from '../options.ts'
import { type FoundQuestion, type Refused, refused, type Source } from './found.ts'
import type { Named } from './names-of-files.ts'
import { isNumbered } from './numbers.ts'
import { findPicture, type Picture } from './pictures.ts'

/** A question of a source that is ready to become a file of the bank. */
export type Item = {
  readonly source: Source
  readonly question: FoundQuestion
  /** The letters of the right options. */
  readonly answer: readonly string[]
  readonly picture: Picture | null
}

export type NamedItem = Item & { readonly named: Named }

/** Resolves what a question names: its answer and its picture. */
export const prepare = (question: FoundQuestion, source: Source): Item | Refused => {
  const answer = question.draft ? { keys: [] } : answerOf(question)
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
    const resolved = resolveAnswer(text.trim(), choices, () => !question.quotedAnswer)
    if (resolved.kind === 'refused') return refused(line, resolved.code, resolved.message)
    keys.push(...resolved.keys)
  }
  return { keys: [...new Set(keys)].sort() }
}

const numberMessage = (number: string): string =>
  `the answer ${number} could count from 0 or from 1: import with \`--count-from 0\` or \`--count-from 1\``
