import { memoizeByObject } from '../../quiz/memoize.ts'
import { type Bank, type Question, stableId } from '../../quiz/question.ts'

/** A question of the banks by its stable id, also one that isn't asked any more. */
export const findQuestion = (banks: readonly Bank[], questionId: string): Question | undefined =>
  byId(banks).get(questionId)

const byId = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Question> =>
    new Map(
      banks
        .flatMap(({ questions, withdrawn = [] }) => [...questions, ...withdrawn])
        .map(question => [stableId(question), question]),
    ),
)
