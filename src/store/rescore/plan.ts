import type { Kysely } from 'kysely'
import type { RescoreRules, StoredCorrection } from '../../play/ports/corrections.ts'
import { appliesTo, correct } from '../../quiz/correction.ts'
import { isRight } from '../../quiz/grading.ts'
import type { Question } from '../../quiz/question.ts'
import { selectCorrections } from '../corrections/rows.ts'
import type { Schema } from '../schema.ts'
import type { QuestionScan } from './scan.ts'

/** Which revisions a correction is about, and how their answers are graded by all corrections in force. */
export type RegradePlan = {
  readonly questionId: string
  /** Revisions by hash, as they are graded now. */
  readonly revisions: ReadonlyMap<string, Question>
  /**
   * What an answer is now; null where it stays as it is: of another revision, or where a key that was changed in a file
   * decides and no owner has given its points. Grading by the other corrections alone would make wrong what was graded by
   * the file's key.
   */
  gradeOf(hash: string, picked: string): 0 | 1 | null
}

/** `correction` as it will be: it need not be in the table, and may be undone, or not awarded: then the others decide. */
export const planRegrade = async (
  db: Kysely<Schema>,
  correction: StoredCorrection,
  { isInForce }: RescoreRules,
  { posts }: QuestionScan,
): Promise<RegradePlan> => {
  const stored = await selectCorrections(db, correction.questionId)
  const all = [...stored.filter(({ id }) => id !== correction.id), correction]
  const active = all.filter(one => one.undoneAt === null && isInForce(one))
  // Undone or not, it says which revisions are meant.
  const meant = { ...correction, undoneAt: null }
  const hashes = [...new Set(posts.map(({ hash }) => hash))]
  const filed = (await selectRevisions(db, hashes)).filter(question => appliesTo(meant, question))
  const gradedBy = (corrections: readonly StoredCorrection[]) =>
    new Map(filed.map(question => [question.hash, correct(question, corrections)]))
  const revisions = gradedBy(active)
  const awarded = gradedBy(active.filter(({ awardedAt }) => awardedAt !== null))
  return { questionId: correction.questionId, revisions, gradeOf: createGradeOf(revisions, awarded) }
}

const createGradeOf = (
  revisions: RegradePlan['revisions'],
  awarded: RegradePlan['revisions'],
): RegradePlan['gradeOf'] => {
  const gradeBy = (keys: RegradePlan['revisions'], hash: string, picked: string) =>
    isRight(keys.get(hash)!, picked.split(',')) ? 1 : 0
  return (hash, picked) => {
    if (!revisions.has(hash)) return null
    const grade = gradeBy(revisions, hash, picked)
    return grade === gradeBy(awarded, hash, picked) ? grade : null
  }
}

const selectRevisions = async (db: Kysely<Schema>, hashes: readonly string[]): Promise<Question[]> => {
  if (hashes.length === 0) return []
  const rows = await db.selectFrom('revisions').select('body').where('hash', 'in', hashes).execute()
  return rows.map(({ body }) => JSON.parse(body) as Question)
}
