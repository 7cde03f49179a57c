import type { Kysely, Selectable } from 'kysely'
import type { ExamOutcome, OutcomeStore } from '../../play/ports/outcomes.ts'
import { inTransaction } from '../database/transaction.ts'
import type { ExamOutcomesTable, Schema } from '../schema.ts'
import { planTask } from '../tasks.ts'

export const outcomeStore = (db: Kysely<Schema>): OutcomeStore => ({
  saveOutcome: outcome => inTransaction(db, trx => saveOutcome(trx, outcome)),
})

const saveOutcome = async (
  trx: Kysely<Schema>,
  { userId, bank, onDay, passed, forecast, at }: ExamOutcome,
): Promise<boolean> => {
  const values = { passed: passed ? 1 : 0, forecast, at } as const
  await trx
    .insertInto('exam_outcomes')
    .values({ user_id: userId, bank, on_day: onDay, ...values })
    .onConflict(conflict => conflict.columns(['user_id', 'bank', 'on_day']).doUpdateSet(values))
    .execute()
  return endStudyFor(trx, userId, onDay, at)
}

/** An exam that is over no longer asks how it went. A date to come stays: that is another exam. */
const endStudyFor = async (
  trx: Kysely<Schema>,
  userId: string,
  day: number,
  at: number,
): Promise<boolean> => {
  const settings = trx.updateTable('study_settings').where('user_id', '=', userId)
  const over = await settings
    .set({ exam_on: null })
    .where('exam_on', '<=', day)
    .returning('user_id')
    .execute()
  if (over.length > 0) await planTask(trx, 'reschedule', userId, at, 'later')
  const asked = await settings
    .set({ exam_was_on: null })
    .where('exam_was_on', 'is not', null)
    .returning('user_id')
    .execute()
  return over.length + asked.length > 0
}

/** A person's outcomes: a handful. */
export const selectOutcomes = async (db: Kysely<Schema>, userId: string): Promise<ExamOutcome[]> => {
  const rows = await db
    .selectFrom('exam_outcomes')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('on_day')
    .orderBy('bank')
    .execute()
  return rows.map(outcomeFromRow)
}

const outcomeFromRow = (row: Selectable<ExamOutcomesTable>): ExamOutcome => ({
  userId: row.user_id,
  bank: row.bank,
  onDay: row.on_day,
  passed: row.passed === 1,
  forecast: row.forecast,
  at: Number(row.at),
})
