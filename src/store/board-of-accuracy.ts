import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { MIN_ANSWERS, Z_95 } from '../quiz/accuracy.ts'
import {
  type Board,
  type BoardScope,
  COUNT,
  count,
  placeOf,
  type TotalRow,
  totalsOf,
  withStreaks,
} from './board-rows.ts'
import type { Schema } from './schema.ts'

/** `surelyRight` as SQL, step by step the same, so that both agree on who is equal to whom. */
const SURELY = sql<number>`cast(right_count * right_count as double precision) / answered
  / (right_count + ${sql.lit(Z_95 ** 2 / 2)} + ${sql.lit(Z_95)} * sqrt(
    cast(right_count * (answered - right_count) as double precision) / answered + ${sql.lit(Z_95 ** 2 / 4)}))`

/** The order is that of `byAccuracy`. Reads all of the period's people with enough answers. */
export const accuracyBoard = (db: Kysely<Schema>, scope: BoardScope): Board => {
  const enough = totalsOf(db, scope).where('answered', '>=', MIN_ANSWERS)
  return {
    async page(offset, limit) {
      const found = await enough
        .selectAll()
        .orderBy(SURELY, 'desc')
        .orderBy('answered', 'desc')
        .orderBy('last_at')
        .orderBy('user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return withStreaks(db, scope.guildId, found)
    },
    async placeOf(userId) {
      const mine = await enough
        .selectAll()
        .select(SURELY.as('surely'))
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (!mine) return null
      const ahead = enough.where(eb => aheadInAccuracy(eb, mine))
      return placeOf(db, scope, mine, await count(ahead.select(COUNT)))
    },
  }
}

const aheadInAccuracy = (
  eb: ExpressionBuilder<Schema, 'totals'>,
  mine: TotalRow & { readonly surely: number },
) =>
  eb.or([
    eb(SURELY, '>', mine.surely),
    eb.and([eb(SURELY, '=', mine.surely), eb('answered', '>', mine.answered)]),
    eb.and([
      eb(SURELY, '=', mine.surely),
      eb('answered', '=', mine.answered),
      eb(eb.refTuple('last_at', 'user_id'), '<', eb.tuple(mine.last_at, mine.user_id)),
    ]),
  ])
