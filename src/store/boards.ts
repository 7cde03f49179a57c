import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely'
import type { BoardStore } from '../play/ports/store.ts'
import { MIN_ANSWERS, Z_95 } from '../quiz/accuracy.ts'
import type { BoardEntry, BoardName, RankedTotal } from '../quiz/ranking.ts'
import { selectOwnStatistics } from './own-statistics.ts'
import { totalFromRow } from './rows.ts'
import type { Schema, TotalsTable } from './schema.ts'
import { streakBoard } from './streak-board.ts'
import { selectStreaks } from './streaks.ts'

export const boardStore = (db: Kysely<Schema>): BoardStore => ({
  boardPage: (guildId, period, by, offset, limit) => BOARDS[by](db, { guildId, period }).page(offset, limit),
  placeOf: (guildId, period, by, userId) => BOARDS[by](db, { guildId, period }).placeOf(userId),
  ownStatistics: (userId, season) => selectOwnStatistics(db, userId, season),
})

/** A board of a guild. Its SQL sorts in the same order as a comparator in quiz/. */
type Board = {
  page(offset: number, limit: number): Promise<RankedTotal[]>
  placeOf(userId: string): Promise<BoardEntry | null>
}

type BoardScope = { readonly guildId: string; readonly period: string }

/** Sorted as by `byRank`. An index serves the order. */
const pointsBoard = (db: Kysely<Schema>, scope: BoardScope): Board => {
  const totals = selectTotals(db, scope)
  return {
    async page(offset, limit) {
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
    async placeOf(userId) {
      const own = await totals.selectAll().where('user_id', '=', userId).executeTakeFirst()
      if (!own) return null
      const ahead = totals
        // Implied by the next condition, but bounds the index scan.
        .where('points', '>=', own.points)
        .where(eb =>
          eb.or([
            eb('points', '>', own.points),
            eb(
              eb.refTuple('answered', 'last_at', 'user_id'),
              '<',
              eb.tuple(own.answered, own.last_at, own.user_id),
            ),
          ]),
        )
      return standing(db, scope, own, await countRows(ahead.select(ROW_COUNT)))
    },
  }
}

/** Sorted as by `byAccuracy`. No index: reads everyone with enough answers in the period. */
const accuracyBoard = (db: Kysely<Schema>, scope: BoardScope): Board => {
  const totals = selectTotals(db, scope).where('answered', '>=', MIN_ANSWERS)
  return {
    async page(offset, limit) {
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
    async placeOf(userId) {
      const own = await totals
        .selectAll()
        .select(LOWER_BOUND.as('lower_bound'))
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (!own) return null
      const ahead = totals.where(eb => isMoreAccurate(eb, own))
      return standing(db, scope, own, await countRows(ahead.select(ROW_COUNT)))
    },
  }
}

/** `surelyRight` in SQL, with the same floating-point operations in the same order, so both find the same ties. */
const LOWER_BOUND = sql<number>`cast(right_count * right_count as double precision) / answered
  / (right_count + ${sql.lit(Z_95 ** 2 / 2)} + ${sql.lit(Z_95)} * sqrt(
    cast(right_count * (answered - right_count) as double precision) / answered + ${sql.lit(Z_95 ** 2 / 4)}))`

const isMoreAccurate = (
  eb: ExpressionBuilder<Schema, 'totals'>,
  than: TotalRow & { readonly lower_bound: number },
) =>
  eb.or([
    eb(LOWER_BOUND, '>', than.lower_bound),
    eb.and([eb(LOWER_BOUND, '=', than.lower_bound), eb('answered', '>', than.answered)]),
    eb.and([
      eb(LOWER_BOUND, '=', than.lower_bound),
      eb('answered', '=', than.answered),
      eb(eb.refTuple('last_at', 'user_id'), '<', eb.tuple(than.last_at, than.user_id)),
    ]),
  ])

const BOARDS: Readonly<Record<BoardName, (db: Kysely<Schema>, scope: BoardScope) => Board>> = {
  points: pointsBoard,
  accuracy: accuracyBoard,
  streak: streakBoard,
}

type TotalRow = Selectable<TotalsTable>

const selectTotals = (db: Kysely<Schema>, { guildId, period }: BoardScope) =>
  db.selectFrom('totals').where('guild_id', '=', guildId).where('period', '=', period)

const withStreaks = async (
  db: Kysely<Schema>,
  guildId: string,
  rows: readonly TotalRow[],
): Promise<RankedTotal[]> => {
  const userIds = rows.map(row => row.user_id)
  const streaks = await selectStreaks(db, guildId, userIds)
  return rows.map(row => ({ ...totalFromRow(row), streak: streaks.get(row.user_id) ?? 0 }))
}

const standing = async (
  db: Kysely<Schema>,
  { guildId }: BoardScope,
  own: TotalRow,
  ahead: number,
): Promise<BoardEntry> => ({
  rank: ahead + 1,
  total: (await withStreaks(db, guildId, [own]))[0]!,
})

const ROW_COUNT = sql<number>`count(*)`.as('count')

const countRows = async (query: { execute(): Promise<{ count: number | string }[]> }): Promise<number> =>
  Number((await query.execute())[0]!.count)
