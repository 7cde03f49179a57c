import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { BoardName, Place, Ranked } from '../play/ports.ts'
import { LEAST_ANSWERS, Z } from '../quiz/accuracy.ts'
import type { Schema } from './schema.ts'
import { aliveAfter, closedDays, streaksOf } from './streaks.ts'
import { totalOf } from './totals.ts'

type Rows = { readonly serverId: string; readonly period: string }

/** A board of a server: its rows in order, and how to tell who is ahead of whom. The orders are those in quiz/. */
type Board = {
  page(offset: number, limit: number): Promise<Ranked[]>
  own(userId: string): Promise<Place | null>
}

export const boardOf = (db: Kysely<Schema>, by: BoardName, rows: Rows): Board => {
  switch (by) {
    case 'points':
      return pointsBoard(db, rows)
    case 'accuracy':
      return accuracyBoard(db, rows)
    case 'streak':
      return streakBoard(db, rows)
  }
}

const totalsOf = (db: Kysely<Schema>, { serverId, period }: Rows) =>
  db.selectFrom('totals').where('server_id', '=', serverId).where('period', '=', period)

const count = async (query: { execute(): Promise<{ count: number | string }[]> }): Promise<number> =>
  Number((await query.execute())[0]!.count)

const COUNT = sql<number>`count(*)`.as('count')

type TotalRow = Parameters<typeof totalOf>[0]

const withStreaks = async (
  db: Kysely<Schema>,
  serverId: string,
  rows: readonly TotalRow[],
): Promise<Ranked[]> => {
  const streaks = await streaksOf(
    db,
    serverId,
    rows.map(row => row.user_id),
  )
  return rows.map(row => ({ ...totalOf(row), streak: streaks.get(row.user_id) ?? 0 }))
}

/** The order is that of `byRank`, served from an index. */
const pointsBoard = (db: Kysely<Schema>, rows: Rows): Board => ({
  async page(offset, limit) {
    const found = await totalsOf(db, rows)
      .selectAll()
      .orderBy('points', 'desc')
      .orderBy('answered')
      .orderBy('last_at')
      .orderBy('user_id')
      .limit(limit)
      .offset(offset)
      .execute()
    return withStreaks(db, rows.serverId, found)
  },
  async own(userId) {
    const mine = await totalsOf(db, rows).selectAll().where('user_id', '=', userId).executeTakeFirst()
    if (!mine) return null
    const ahead = totalsOf(db, rows)
      // Says nothing that the next condition doesn't, but bounds the scan of the index.
      .where('points', '>=', mine.points)
      .where(eb =>
        eb.or([
          eb('points', '>', mine.points),
          eb(
            eb.refTuple('answered', 'last_at', 'user_id'),
            '<',
            eb.tuple(mine.answered, mine.last_at, mine.user_id),
          ),
        ]),
      )
    return placeOf(db, rows, mine, await count(ahead.select(COUNT)))
  },
})

const placeOf = async (db: Kysely<Schema>, { serverId }: Rows, mine: TotalRow, ahead: number) => ({
  rank: ahead + 1,
  total: (await withStreaks(db, serverId, [mine]))[0]!,
})

/** `surelyRight` as SQL, step by step the same, so that both agree on who is equal to whom. */
const SURELY = sql<number>`cast(right_count * right_count as double precision) / answered
  / (right_count + ${sql.lit(Z ** 2 / 2)} + ${sql.lit(Z)} * sqrt(
    cast(right_count * (answered - right_count) as double precision) / answered + ${sql.lit(Z ** 2 / 4)}))`

/** The order is that of `byAccuracy`. Reads all of the period's people with enough answers. */
const accuracyBoard = (db: Kysely<Schema>, rows: Rows): Board => {
  const enough = totalsOf(db, rows).where('answered', '>=', LEAST_ANSWERS)
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
      return withStreaks(db, rows.serverId, found)
    },
    async own(userId) {
      const mine = await enough
        .selectAll()
        .select(SURELY.as('surely'))
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (!mine) return null
      const ahead = enough.where(eb => aheadInAccuracy(eb, mine))
      return placeOf(db, rows, mine, await count(ahead.select(COUNT)))
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

/** Longest running streak first, then whoever answered last; points and answers are the period's. */
const streakBoard = (db: Kysely<Schema>, { serverId, period }: Rows): Board => {
  const running = async () => {
    const alive = aliveAfter(await closedDays(db, serverId))
    return db.selectFrom('streaks').where('streaks.server_id', '=', serverId).where(alive)
  }
  const selected = async () =>
    (await running())
      .leftJoin('totals', join =>
        join
          .onRef('totals.user_id', '=', 'streaks.user_id')
          .onRef('totals.server_id', '=', 'streaks.server_id')
          .on('totals.period', '=', period),
      )
      .select(['streaks.user_id', 'length', 'last_day', 'points', 'answered', 'right_count', 'last_at'])
  return {
    async page(offset, limit) {
      const found = await (await selected())
        .orderBy('length', 'desc')
        .orderBy('last_day', 'desc')
        .orderBy('streaks.user_id')
        .limit(limit)
        .offset(offset)
        .execute()
      return found.map(rankedOf)
    },
    async own(userId) {
      const mine = await (await selected()).where('streaks.user_id', '=', userId).executeTakeFirst()
      if (!mine) return null
      const ahead = (await running()).where(eb =>
        eb.or([
          eb('length', '>', mine.length),
          eb.and([eb('length', '=', mine.length), eb('last_day', '>', mine.last_day)]),
          eb.and([
            eb('length', '=', mine.length),
            eb('last_day', '=', mine.last_day),
            eb('streaks.user_id', '<', userId),
          ]),
        ]),
      )
      return { rank: 1 + (await count(ahead.select(COUNT))), total: rankedOf(mine) }
    },
  }
}

type StreakRow = {
  user_id: string
  length: number
  points: number | null
  answered: number | null
  right_count: number | null
  last_at: number | null
}

const rankedOf = (row: StreakRow): Ranked => ({
  userId: row.user_id,
  points: row.points ?? 0,
  answered: row.answered ?? 0,
  right: row.right_count ?? 0,
  lastAt: row.last_at ?? 0,
  streak: row.length,
})
