import { type Kysely, sql } from 'kysely'
import type { ResetExpiry } from '../../play/ports/maintenance.ts'
import { DAY_KEY_LENGTH, type PeriodCutoffs, WEEK_KEY_LENGTH } from '../../quiz/day.ts'
import type { Schema } from '../schema.ts'
import { keySinceReset } from './period-resets.ts'

/**
 * Deletes up to `maxRows` totals of resets that no board shows any more: of undone ones, of days and weeks that have expired,
 * and of those that a later one replaced for good. `finalBefore`, ms UTC: no reset before can be undone any more. True if more
 * may remain.
 */
export const expireResets = async (
  db: Kysely<Schema>,
  { now, finalBefore, ...cutoffs }: ResetExpiry,
  maxRows: number,
): Promise<boolean> => {
  await dropExpired(db, cutoffs, now)
  await dropReplaced(db, now, finalBefore)
  const dropped = await db
    .selectFrom('board_resets')
    .select(['guild_id', 'period', 'at'])
    .where('dropped_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (!dropped) return false
  const { guild_id, period, at } = dropped
  if ((await deleteTotals(db, guild_id, keySinceReset(period, at), maxRows)) < maxRows)
    await db
      .deleteFrom('board_resets')
      .where('guild_id', '=', guild_id)
      .where('period', '=', period)
      .where('at', '=', at)
      .execute()
  return true
}

const dropExpired = async (db: Kysely<Schema>, { day, week }: PeriodCutoffs, now: number): Promise<void> => {
  for (const [length, cutoff] of [
    [DAY_KEY_LENGTH, day],
    [WEEK_KEY_LENGTH, week],
  ] as const)
    await db
      .updateTable('board_resets')
      .set({ dropped_at: now })
      .where(sql`length(period)`, '=', length)
      .where('period', '<', cutoff)
      .where('dropped_at', 'is', null)
      .execute()
}

const dropReplaced = async (db: Kysely<Schema>, now: number, finalBefore: number): Promise<void> => {
  await sql`update board_resets set dropped_at = ${now}
    where dropped_at is null and exists (select 1 from board_resets as later
      where later.guild_id = board_resets.guild_id and later.period = board_resets.period
        and later.at > board_resets.at and later.at < ${finalBefore} and later.dropped_at is null)`.execute(
    db,
  )
}

/** Resolves with the number of deleted rows. */
const deleteTotals = async (
  db: Kysely<Schema>,
  guildId: string,
  period: string,
  maxRows: number,
): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('totals')
    .where('guild_id', '=', guildId)
    .where('period', '=', period)
    .where('user_id', 'in', from =>
      from
        .selectFrom('totals')
        .select('user_id')
        .where('guild_id', '=', guildId)
        .where('period', '=', period)
        .limit(maxRows),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
