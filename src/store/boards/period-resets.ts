import { type RawBuilder, sql } from 'kysely'

/**
 * A reset of a board keeps its totals: what is answered since then is also added up under a period of its own,
 * `2026-11#<time of the reset>`, and the board shows that one. So a reset is one row, undoing it deletes one row, and neither has to
 * add up anything. A part of SQL statements, with `reset` as the alias of `board_resets`.
 */
export const KEY_SINCE_RESET = sql<string>`reset.period || '#' || reset.at`

/** The same in TypeScript. `at`: the time of the reset, ms UTC. */
export const keySinceReset = (period: string, at: number): string => `${period}#${at}`

/** Whether an answer, a row with `day` and `answered_at`, belongs to the period of a reset and was given since. */
export const isSinceReset = (answer: string): RawBuilder<boolean> => sql`reset.dropped_at is null
  and ${sql.ref(`${answer}.day`)} between reset.from_day and reset.until_day
  and ${sql.ref(`${answer}.answered_at`)} >= reset.at`

/** The period of a total, and since when its answers count, ms UTC; null for all answers of the period. */
export const parsePeriodKey = (key: string): { readonly period: string; readonly since: number | null } => {
  const [period, since] = key.split('#')
  return { period: period!, since: since === undefined ? null : Number(since) }
}
