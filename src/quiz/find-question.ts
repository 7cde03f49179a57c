import { memoizeByObject } from './memoize.ts'
import { allQuestionsOf, type Bank, type Question, stableId } from './question.ts'

/** A question of the banks by its stable id, also one that isn't asked any more. */
export const findQuestion = (banks: readonly Bank[], questionId: string): Question | undefined =>
  byId(banks).get(questionId)

const byId = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Question> =>
    new Map(banks.flatMap(allQuestionsOf).map(question => [stableId(question), question])),
)
