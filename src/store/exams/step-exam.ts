import type { Kysely } from 'kysely'
import type { Exam } from '../../play/exam/exam.ts'
import type { ExamStep, ItemChange } from '../../play/ports/exams.ts'
import { lookedFor } from '../../quiz/exam/time.ts'
import { isSqlite } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { addPick, examFromRow } from './rows.ts'

/**
 * Keeps what one press changes. The row lock of the exam puts presses on two devices in an order, and a submission
 * after or before them. Null where the exam isn't open.
 */
export const applyExamStep = async (
  trx: Kysely<Schema>,
  { examId, userId, at, show, change }: ExamStep,
): Promise<Exam | null> => {
  const exam = await lockOpenExam(trx, examId, userId)
  if (!exam) return null
  const spent = lookedFor(exam.shown_at, at)
  if (spent > 0) await addTime(trx, examId, exam.position, spent)
  if (change) await changeItem(trx, examId, change)
  const shown = { position: show ?? exam.position, shown_at: show === null ? null : at }
  await trx.updateTable('exams').set(shown).where('id', '=', examId).execute()
  return examFromRow({ ...exam, ...shown })
}

const lockOpenExam = (trx: Kysely<Schema>, examId: string, userId: string) => {
  const exam = trx
    .selectFrom('exams')
    .selectAll()
    .where('id', '=', examId)
    .where('user_id', '=', userId)
    .where('submitted_at', 'is', null)
  return (isSqlite(trx) ? exam : exam.forUpdate()).executeTakeFirst()
}

/** Adds to the time that a question was shown, ms. */
export const addTime = (trx: Kysely<Schema>, examId: string, number: number, ms: number) =>
  trx
    .updateTable('exam_items')
    .set(eb => ({ spent_ms: eb('spent_ms', '+', ms) }))
    .where('exam_id', '=', examId)
    .where('number', '=', number)
    .execute()

const changeItem = async (
  trx: Kysely<Schema>,
  examId: string,
  { number, pick, flagged, confidence }: ItemChange,
): Promise<void> => {
  const item = await trx
    .selectFrom('exam_items')
    .select('picks')
    .where('exam_id', '=', examId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!item) return
  await trx
    .updateTable('exam_items')
    .set({
      picks: pick ? addPick(item.picks, pick) : item.picks,
      ...(flagged !== undefined && { flagged: flagged ? 1 : 0 }),
      ...(confidence !== undefined && { confidence }),
    })
    .where('exam_id', '=', examId)
    .where('number', '=', number)
    .execute()
}
