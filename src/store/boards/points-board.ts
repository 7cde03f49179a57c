import type { Kysely, Selectable } from 'kysely'
import { TOP_RANKS } from '../../quiz/climb.ts'
import type { BoardEntry, RankedTotal, Total } from '../../quiz/ranking.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { totalFromRow } from '../rows.ts'
import type { Schema, TotalsTable } from '../schema.ts'
import { rankBehind } from './rank.ts'
import { selectStreaks } from './streaks.ts'

type Scope = { readonly guildId: string; readonly period: string }

/** Sorted as by `byRank`, which is the order of the index `totals_rank`. */
export const pointsBoard = (db: Kysely<Schema>, scope: Scope) => {
  const totals = selectTotals(db, scope)
  return {
    async page(offset: number, limit: number): Promise<RankedTotal[]> {
      const rows = await totals
        .selectAll()
        .orderBy('points', 'desc')
        .orderBy('answered')
        .orderBy('last_at')
        .orderBy('user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return withStreaks(db, scope.guildId, rows)
    },
    async placeOf(userId: string): Promise<BoardEntry | null> {
      const own = await totals.selectAll().where('user_id', '=', userId).executeTakeFirst()
      if (!own) return null
      const rank = await rankBehind(db, [
        totals.where('points', '>', own.points),
        totals
          .where('points', '=', own.points)
          .where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('answered', 'last_at', 'user_id'),
              '<',
              tuple(own.answered, own.last_at, own.user_id),
            ),
          ),
      ])
      return { rank, total: (await withStreaks(db, scope.guildId, [own]))[0]! }
    },
  }
}

/** The first of the board, without their streaks. */
export const pointsLeaders = async (db: Kysely<Schema>, scope: Scope): Promise<Total[]> =>
  (await selectLeaders(db, scope)).map(totalFromRow)

const selectLeaders = prepareQuery((db, at: Scope) =>
  selectTotals(db, at)
    .selectAll()
    .orderBy('points', 'desc')
    .orderBy('answered')
    .orderBy('last_at')
    .orderBy('user_id')
    .limit(TOP_RANKS + 1),
)

export const selectTotals = (db: Kysely<Schema>, { guildId, period }: Scope) =>
  db.selectFrom('totals').where('guild_id', '=', guildId).where('period', '=', period)

export const withStreaks = async (
  db: Kysely<Schema>,
  guildId: string,
  rows: readonly Selectable<TotalsTable>[],
): Promise<RankedTotal[]> => {
  const userIds = rows.map(row => row.user_id)
  const streaks = await selectStreaks(db, guildId, userIds)
  return rows.map(row => ({ ...totalFromRow(row), streak: streaks.get(row.user_id) ?? 0 }))
}
