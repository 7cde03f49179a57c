import type { Kysely } from 'kysely'
import type { RescoreRules, StoredCorrection } from '../../play/ports/corrections.ts'
import { appliesTo, correct } from '../../quiz/correction.ts'
import { isRight } from '../../quiz/grading.ts'
import type { Question } from '../../quiz/question.ts'
import { selectCorrections } from '../correction-rows.ts'
import type { Schema } from '../schema.ts'

/** Which revisions a correction is about, and how their answers are graded by all corrections in force. */
export type RegradePlan = {
  readonly questionId: string
  /** Revisions by hash, as they are graded now. */
  readonly revisions: ReadonlyMap<string, Question>
  /** The same without the keys that were changed in files and whose points no owner has given. */
  readonly awarded: ReadonlyMap<string, Question>
  /** `<hash> <keys joined by commas>` of everything that people chose and that is right now. */
  readonly rightPicks: readonly string[]
  /**
   * The same of everything that these two grade differently: those answers stay as they are until an owner has decided. By
   * `awarded` alone, what was graded by the file's key would be wrong; by `revisions` alone, no one would have decided.
   */
  readonly pendingPicks: readonly string[]
}

/** `correction` as it will be: it need not be in the table, and may be undone, or not awarded: then the others decide. */
export const planRegrade = async (
  db: Kysely<Schema>,
  correction: StoredCorrection,
  { isInForce }: RescoreRules,
): Promise<RegradePlan> => {
  const stored = await selectCorrections(db, correction.questionId)
  const all = [...stored.filter(({ id }) => id !== correction.id), correction]
  const active = all.filter(one => one.undoneAt === null && isInForce(one))
  // Undone or not, it says which revisions are meant.
  const meant = { ...correction, undoneAt: null }
  const filed = (await selectRevisions(db, correction.questionId)).filter(one => appliesTo(meant, one))
  const gradedBy = (corrections: readonly StoredCorrection[]) =>
    new Map(filed.map(question => [question.hash, correct(question, corrections)]))
  const revisions = gradedBy(active)
  const awarded = gradedBy(active.filter(({ awardedAt }) => awardedAt !== null))
  const picks = await selectPicks(db, correction.questionId, [...revisions.keys()])
  const [isRightNow, isAwarded] = [isRightIn(revisions), isRightIn(awarded)]
  return {
    questionId: correction.questionId,
    revisions,
    awarded,
    rightPicks: picks.filter(isRightNow).map(nameOf),
    pendingPicks: picks.filter(pick => isRightNow(pick) !== isAwarded(pick)).map(nameOf),
  }
}

/** The revisions of a question that were asked. */
const selectRevisions = async (db: Kysely<Schema>, questionId: string): Promise<Question[]> => {
  const rows = await db
    .selectFrom('revisions')
    .select('body')
    .where('hash', 'in', from =>
      from.selectFrom('posts').select('hash').distinct().where('question_id', '=', questionId),
    )
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Question)
}

type Pick = { readonly hash: string; readonly picked: string }

/** What people chose, each once. */
const selectPicks = async (
  db: Kysely<Schema>,
  questionId: string,
  hashes: readonly string[],
): Promise<Pick[]> => {
  if (hashes.length === 0) return []
  return db
    .selectFrom('posts')
    .innerJoin('answers', 'answers.post_id', 'posts.id')
    .select(['posts.hash', 'answers.picked'])
    .distinct()
    .where('posts.question_id', '=', questionId)
    .where('posts.hash', 'in', hashes)
    .execute()
}

const isRightIn =
  (revisions: RegradePlan['revisions']) =>
  ({ hash, picked }: Pick): boolean =>
    isRight(revisions.get(hash)!, picked.split(','))

const nameOf = ({ hash, picked }: Pick): string => `${hash} ${picked}`
