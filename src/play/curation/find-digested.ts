import { hash } from 'node:crypto'
import { memoizeByObject } from '../../quiz/memoize.ts'
import { allQuestionsOf, type Bank, type Question, stableId } from '../../quiz/question.ts'

/** Stands for a question where its id is too long: 12 hex digits of a hash. */
export const questionDigest = (questionId: string): string => hash('sha256', questionId, 'hex').slice(0, 12)

/** The question with this digest, also one that isn't asked any more; null where the banks don't have it. */
export const findDigested = (banks: readonly Bank[], digest: string): Question | null =>
  byDigest(banks).get(digest) ?? null

const byDigest = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Question> =>
    new Map(banks.flatMap(allQuestionsOf).map(question => [questionDigest(stableId(question)), question])),
)
