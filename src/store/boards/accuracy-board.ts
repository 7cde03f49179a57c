import { type Kysely, sql } from 'kysely'
import { MIN_ANSWERS, Z_95 } from '../../quiz/accuracy.ts'
import type { BoardEntry, RankedTotal } from '../../quiz/ranking.ts'
import type { Schema } from '../schema.ts'
import { selectTotals, withStreaks } from './points-board.ts'
import { rankBehind } from './rank.ts'

/**
 * `wilsonLowerBound` in SQL, with the same floating-point operations in the same order, so both find the same ties. The
 * index `totals_accuracy` (migration 0007) holds its values, and serves only this very expression.
 */
const LOWER_BOUND = sql<number>`(cast(right_count as double precision) * right_count / answered
  / (right_count + ${sql.lit(Z_95 ** 2 / 2)} + ${sql.lit(Z_95)} * sqrt(
    cast(right_count as double precision) * (answered - right_count) / answered + ${sql.lit(Z_95 ** 2 / 4)})))`

/** Sorted as by `byAccuracy`, which is the order of the index `totals_accuracy`. */
export const accuracyBoard = (
  db: Kysely<Schema>,
  scope: { readonly guildId: string; readonly period: string },
) => {
  // A literal: a partial index serves no condition with a parameter.
  const totals = selectTotals(db, scope).where('answered', '>=', sql.lit(MIN_ANSWERS))
  return {
    async page(offset: number, limit: number): Promise<RankedTotal[]> {
      const rows = await totals
        .selectAll()
        .orderBy(LOWER_BOUND, 'desc')
        .orderBy('answered', 'desc')
        .orderBy('last_at')
        .orderBy('user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return withStreaks(db, scope.guildId, rows)
    },
    async placeOf(userId: string): Promise<BoardEntry | null> {
      // Without the condition of the partial index, which PostgreSQL would then read to its end to find one person.
      const own = await selectTotals(db, scope)
        .selectAll()
        .select(LOWER_BOUND.as('lower_bound'))
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (!own || own.answered < MIN_ANSWERS) return null
      const equal = totals.where(LOWER_BOUND, '=', own.lower_bound)
      const rank = await rankBehind(db, [
        totals.where(LOWER_BOUND, '>', own.lower_bound),
        equal.where('answered', '>', own.answered),
        equal
          .where('answered', '=', own.answered)
          .where(({ eb, refTuple, tuple }) =>
            eb(refTuple('last_at', 'user_id'), '<', tuple(own.last_at, own.user_id)),
          ),
      ])
      return { rank, total: (await withStreaks(db, scope.guildId, [own]))[0]! }
    },
  }
}
