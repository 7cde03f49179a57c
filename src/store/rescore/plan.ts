import type { Kysely } from 'kysely'
import type { RescoreRules } from '../../play/ports/corrections.ts'
import { appliesTo, type Correction, correct } from '../../quiz/correction.ts'
import { isRight } from '../../quiz/grading.ts'
import type { Question } from '../../quiz/question.ts'
import { selectCorrections } from '../correction-rows.ts'
import type { Schema } from '../schema.ts'

/** Which revisions a correction is about, and how their answers are graded by all corrections in force. */
export type RegradePlan = {
  readonly questionId: string
  /** Revisions by hash, as they are graded now. */
  readonly revisions: ReadonlyMap<string, Question>
  /** `<hash> <keys joined by commas>` of everything that people chose and that is right now. */
  readonly rightPicks: readonly string[]
}

/** `correction` need not be in the table, and may be undone: then the others decide. */
export const planRegrade = async (
  db: Kysely<Schema>,
  correction: Correction,
  { isInForce }: RescoreRules,
): Promise<RegradePlan> => {
  const stored = await selectCorrections(db, correction.questionId)
  const others = stored.filter(({ id, undoneAt }) => id !== correction.id && undoneAt === null)
  const active = [...others, correction].filter(one => one.undoneAt === null && isInForce(one))
  // Undone or not, it says which revisions are meant.
  const meant = { ...correction, undoneAt: null }
  const revisions = new Map<string, Question>()
  for (const question of await selectRevisions(db, correction.questionId))
    if (appliesTo(meant, question)) revisions.set(question.hash, correct(question, active))
  return {
    questionId: correction.questionId,
    revisions,
    rightPicks: await selectRightPicks(db, correction.questionId, revisions),
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

const selectRightPicks = async (
  db: Kysely<Schema>,
  questionId: string,
  revisions: ReadonlyMap<string, Question>,
): Promise<string[]> => {
  if (revisions.size === 0) return []
  const rows = await db
    .selectFrom('posts')
    .innerJoin('answers', 'answers.post_id', 'posts.id')
    .select(['posts.hash', 'answers.picked'])
    .distinct()
    .where('posts.question_id', '=', questionId)
    .where('posts.hash', 'in', [...revisions.keys()])
    .execute()
  return rows.flatMap(({ hash, picked }) =>
    isRight(revisions.get(hash)!, picked.split(',')) ? [`${hash} ${picked}`] : [],
  )
}
