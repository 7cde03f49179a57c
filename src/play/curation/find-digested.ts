import { memoizeByObject } from '../../quiz/memoize.ts'
import { allQuestionsOf, type Bank, type Question, stableId } from '../../quiz/question.ts'
import { shortDigest } from '../../quiz/short-digest.ts'

/** The question with this short digest of its stable id, also one that isn't asked any more; null where there is none. */
export const findDigested = (banks: readonly Bank[], digest: string): Question | null =>
  byDigest(banks).get(digest) ?? null

const byDigest = memoizeByObject(
  (banks: readonly Bank[]): ReadonlyMap<string, Question> =>
    new Map(banks.flatMap(allQuestionsOf).map(question => [shortDigest(stableId(question)), question])),
)
