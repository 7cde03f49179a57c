import { LETTERS } from '../../bank/parse/options.ts'
import { type FoundQuestion, type Refused, refused, type Source } from './found.ts'
import { readAnswer } from './letters-or-text.ts'
import { mayBePlace, numberRefusal } from './numbers.ts'
import { findPicture, type Picture } from './pictures.ts'

/** A question of a source that is ready to become a file of the bank. */
export type Item = {
  readonly source: Source
  readonly question: FoundQuestion
  /** The letters of the right options; a draft's may be anything. */
  readonly answer: readonly string[]
  readonly picture: Picture | null
}

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
  const { answer, options, line, isMarked } = question
  const refusal = numberRefusal(question)
  if (refusal !== null) return refused(line, 'answer-number', refusal)
  if (isMarked) return { keys: [...answer].sort() }
  const choices = options.map(({ text }, place) => ({ key: LETTERS[place] ?? '', text: text.trim() }))
  const keys: string[] = []
  for (const text of answer) {
    const isBare = () => !question.quotedAnswer && mayBePlace(text, options.length)
    const resolved = readAnswer(text.trim(), choices, isBare)
    if (resolved.kind === 'refused') return refused(line, resolved.code, resolved.message)
    keys.push(...resolved.keys)
  }
  // What is named twice the loader refuses.
  return { keys: keys.sort() }
}
