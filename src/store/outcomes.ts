import type { Kysely, Selectable } from 'kysely'
import type { ExamOutcome, OutcomeStore } from '../play/ports/outcomes.ts'
import type { ExamOutcomesTable, Schema } from './schema.ts'

export const outcomeStore = (db: Kysely<Schema>): OutcomeStore => ({
  async saveOutcome({ userId, bank, onDay, passed, forecast, at }) {
    const values = { passed: passed ? 1 : 0, forecast, at } as const
    await db
      .insertInto('exam_outcomes')
      .values({ user_id: userId, bank, on_day: onDay, ...values })
      .onConflict(conflict => conflict.columns(['user_id', 'bank', 'on_day']).doUpdateSet(values))
      .execute()
  },
})

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
