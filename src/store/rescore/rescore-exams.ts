import { type Kysely, sql } from 'kysely'
import { type DomainWeight, weightedScore } from '../../quiz/exam/result.ts'
import { jsonRows } from '../database/json-rows.ts'
import { itemFromRow } from '../exams/rows.ts'
import type { Schema } from '../schema.ts'
import type { Change } from './change.ts'
import type { RegradePlan } from './plan.ts'

/** Exams with a result are re-scored like answers: what is right now counts, and nothing stops counting. */

/** Of the people whose answers changed. An open exam is graded by the new key when it is submitted. */
export const grantInExams = async (
  trx: Kysely<Schema>,
  { questionId, revisions, gradeOf }: RegradePlan,
  correctionId: string,
  changes: readonly Change[],
): Promise<void> => {
  const people = [...new Set(changes.filter(({ now_right }) => now_right === 1).map(one => one.user_id))]
  if (people.length === 0) return
  const items = await trx
    .selectFrom('exams')
    .innerJoin('exam_items', 'exam_items.exam_id', 'exams.id')
    .selectAll('exam_items')
    .where(
      sql<boolean>`exams.user_id in (select user_id from ${jsonRows(
        trx,
        'v',
        people.map(user_id => ({ user_id })),
        { user_id: 'text' },
      )})`,
    )
    .where('exams.score', 'is not', null)
    .where('exam_items.question_id', '=', questionId)
    .where('exam_items.hash', 'in', [...revisions.keys()])
    .where('exam_items.is_right', '=', 0)
    .execute()
  const granted = items.filter(row => {
    const pick = itemFromRow(row).picks.at(-1)
    return pick !== undefined && gradeOf(row.hash, pick.join(',')) === 1
  })
  for (const { exam_id, number } of granted)
    await trx
      .updateTable('exam_items')
      .set({ is_right: 1, corrected_by: correctionId })
      .where('exam_id', '=', exam_id)
      .where('number', '=', number)
      .execute()
  await scoreAgain(
    trx,
    granted.map(({ exam_id }) => exam_id),
  )
}

export const takeBackInExams = async (
  trx: Kysely<Schema>,
  correctionId: string,
  people: readonly string[],
): Promise<void> => {
  if (people.length === 0) return
  const items = await trx
    .updateTable('exam_items')
    .set({ is_right: 0, corrected_by: null })
    .where('corrected_by', '=', correctionId)
    .where('exam_id', 'in', from => from.selectFrom('exams').select('id').where('user_id', 'in', people))
    .returning('exam_id')
    .execute()
  await scoreAgain(
    trx,
    items.map(({ exam_id }) => exam_id),
  )
}

/** Computes the results of these exams again, from which of their questions were right. */
const scoreAgain = async (trx: Kysely<Schema>, examIds: readonly string[]): Promise<void> => {
  for (const examId of new Set(examIds)) {
    const { blueprint } = await trx
      .selectFrom('exams')
      .select('blueprint')
      .where('id', '=', examId)
      .executeTakeFirstOrThrow()
    const domains = await trx
      .selectFrom('exam_items')
      .select(eb => [
        'domain',
        eb.fn.countAll<number>().as('questions'),
        eb.fn.sum<number>('is_right').as('right'),
      ])
      .where('exam_id', '=', examId)
      .where('is_trial', '=', 0)
      .groupBy('domain')
      .execute()
    const counts = (JSON.parse(blueprint) as DomainWeight[]).flatMap(({ domain, weight }) =>
      domains
        .filter(row => row.domain === domain)
        .map(row => ({ weight, questions: Number(row.questions), right: Number(row.right) })),
    )
    await trx
      .updateTable('exams')
      .set({
        right_count: domains.reduce((sum, { right }) => sum + Number(right), 0),
        score: weightedScore(counts),
      })
      .where('id', '=', examId)
      .execute()
  }
}
