import { type Kysely, sql } from 'kysely'
import { isSinceReset, KEY_SINCE_RESET } from '../boards/period-resets.ts'
import { jsonRows } from '../database/json-rows.ts'
import type { Schema } from '../schema.ts'
import type { Change } from './change.ts'

/** Changes the totals of boards that were reset by the answers that were given since. */
export const updateResetTotals = async (trx: Kysely<Schema>, changes: readonly Change[]): Promise<void> => {
  const rows = changes
    .filter(({ counted, right_change }) => counted === 1 && right_change !== 0)
    .map(({ post_id, user_id, points, right_change: n }) => ({ post_id, user_id, points, n }))
  const v = jsonRows(trx, 'v', rows, { post_id: 'text', user_id: 'text', points: 'integer', n: 'integer' })
  await sql`update totals set points = totals.points + since.points, right_count = totals.right_count + since.n
    from (select reset.guild_id, ${KEY_SINCE_RESET} as period, answers.user_id, sum(v.points) as points, sum(v.n) as n
      from ${v}
      join answers on answers.post_id = v.post_id and answers.user_id = v.user_id
      join board_resets as reset on reset.guild_id = answers.guild_id and ${isSinceReset('answers')}
      group by reset.guild_id, ${KEY_SINCE_RESET}, answers.user_id) as since
    where totals.guild_id = since.guild_id and totals.period = since.period and totals.user_id = since.user_id`.execute(
    trx,
  )
}
