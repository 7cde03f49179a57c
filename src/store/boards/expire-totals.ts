import { type Kysely, sql } from 'kysely'
import { DAY_KEY_LENGTH, type PeriodCutoffs, WEEK_KEY_LENGTH } from '../../quiz/day.ts'
import type { Schema } from '../schema.ts'

/** Deletes up to `maxRows` totals of expired periods (`isExpired`). True if more may remain. */
export const deleteExpiredTotals = async (
  db: Kysely<Schema>,
  { day, week }: PeriodCutoffs,
  maxRows: number,
): Promise<boolean> => {
  if (await deleteBefore(db, DAY_KEY_LENGTH, day, maxRows)) return true
  return deleteBefore(db, WEEK_KEY_LENGTH, week, maxRows)
}

/** Through the partial index `totals_expiring`, which needs its own condition repeated. */
const deleteBefore = async (
  db: Kysely<Schema>,
  keyLength: number,
  period: string,
  maxRows: number,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`delete from totals where (guild_id, period, user_id) in (
    select guild_id, period, user_id from totals
    where length(period) > 7 and length(period) = ${sql.lit(keyLength)} and period < ${period}
    limit ${maxRows})`.execute(db)
  return Number(numAffectedRows) >= maxRows
}
