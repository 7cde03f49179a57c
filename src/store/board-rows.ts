import { type Kysely, sql } from 'kysely'
import type { BoardEntry, RankedTotal } from '../quiz/ranking.ts'
import type { Schema } from './schema.ts'
import { streaksOf } from './streaks.ts'
import { totalOf } from './totals.ts'

/** Which totals a board shows. */
export type BoardScope = { readonly guildId: string; readonly period: string }

/** A board of a server: its rows in order, and how to tell who is ahead of whom. The orders are those in quiz/. */
export type Board = {
  page(offset: number, limit: number): Promise<RankedTotal[]>
  placeOf(userId: string): Promise<BoardEntry | null>
}

export const totalsOf = (db: Kysely<Schema>, { guildId, period }: BoardScope) =>
  db.selectFrom('totals').where('guild_id', '=', guildId).where('period', '=', period)

export const count = async (query: { execute(): Promise<{ count: number | string }[]> }): Promise<number> =>
  Number((await query.execute())[0]!.count)

export const COUNT = sql<number>`count(*)`.as('count')

export type TotalRow = Parameters<typeof totalOf>[0]

export const withStreaks = async (
  db: Kysely<Schema>,
  guildId: string,
  rows: readonly TotalRow[],
): Promise<RankedTotal[]> => {
  const streaks = await streaksOf(
    db,
    guildId,
    rows.map(row => row.user_id),
  )
  return rows.map(row => ({ ...totalOf(row), streak: streaks.get(row.user_id) ?? 0 }))
}

export const placeOf = async (
  db: Kysely<Schema>,
  { guildId }: BoardScope,
  mine: TotalRow,
  ahead: number,
) => ({
  rank: ahead + 1,
  total: (await withStreaks(db, guildId, [mine]))[0]!,
})
