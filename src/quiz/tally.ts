import { isRight } from './grading.ts'
import type { Question } from './question.ts'

/** The part of an answer that counts in the public result of a post. */
export type Ballot = { readonly userId: string; readonly picked: readonly string[] }

/** The result of a post: how many chose each key, and who was right, in the order of the answers. */
export type Tally = {
  readonly answered: number
  readonly chosen: ReadonlyMap<string, number>
  readonly right: readonly string[]
}

export const tally = (question: Question, ballots: readonly Ballot[]): Tally => {
  const chosen = new Map(question.options.map(({ key }) => [key, 0]))
  for (const { picked } of ballots) for (const key of picked) chosen.set(key, (chosen.get(key) ?? 0) + 1)
  const right = ballots.filter(({ picked }) => isRight(question, picked)).map(({ userId }) => userId)
  return { answered: ballots.length, chosen, right }
}
