import { type Kysely, sql } from 'kysely'
import type { BoardEntry, RankedTotal } from '../../quiz/ranking.ts'
import { MAX_FREEZES } from '../../quiz/streak.ts'
import type { Schema, StreaksTable } from '../schema.ts'
import { rankBehind } from './rank.ts'
import { closedDays, selectStreaks } from './streaks.ts'

type Scope = { readonly guildId: string; readonly period: string }
type StreakRow = Pick<StreaksTable, 'user_id' | 'length' | 'last_day'>

/** The longest running streak first, then the latest last day. Points and answers are those of the period. */
export const streakBoard = (db: Kysely<Schema>, scope: Scope) => ({
  page: async (offset: number, limit: number): Promise<RankedTotal[]> =>
    withTotals(db, scope, await selectBest(db, scope.guildId, offset, limit)),

  async placeOf(userId: string): Promise<BoardEntry | null> {
    if (!(await selectStreaks(db, scope.guildId, [userId])).has(userId)) return null
    const own = await db
      .selectFrom('streaks')
      .select(['user_id', 'length', 'last_day'])
      .where('guild_id', '=', scope.guildId)
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow()
    const groups = await runningGroups(db, scope.guildId)
    const ahead = groups.flatMap(group => rangesAhead(selectGroup(db, scope.guildId, group), group, own))
    return { rank: await rankBehind(db, ahead), total: (await withTotals(db, scope, [own]))[0]! }
  },
})

/** The streaks with one last day and number of freezes: either all of them run, or none does. */
type Group = { readonly lastDay: string; readonly freezes: number }

/**
 * The groups of running streaks, about ten: a streak runs while it has a freeze for each closed day after its last one,
 * so that its last day is one of the newest. The index `streaks_running` holds each group in the order of the board,
 * without the streaks that ended.
 */
const runningGroups = async (db: Kysely<Schema>, guildId: string): Promise<Group[]> => {
  const closed = await closedDays(db, guildId)
  const days = await selectLastDays(db, guildId, closed[MAX_FREEZES] ?? '')
  return days.flatMap(lastDay => {
    const missed = closed.filter(day => day > lastDay).length
    return Array.from({ length: Math.max(0, MAX_FREEZES + 1 - missed) }, (_, n) => ({
      lastDay,
      freezes: missed + n,
    }))
  })
}

/** The different last days from a date on. A loose index scan: one step of the index for each day, not for each person. */
const selectLastDays = async (db: Kysely<Schema>, guildId: string, from: string): Promise<string[]> => {
  const { rows } = await sql<{ day: string }>`
    with recursive days(day) as (
      select max(last_day) from streaks where guild_id = ${guildId} and last_day >= ${from}
      union all
      select (select max(last_day) from streaks
        where guild_id = ${guildId} and last_day >= ${from} and last_day < days.day)
      from days where days.day is not null
    )
    select day from days where day is not null`.execute(db)
  return rows.map(({ day }) => day)
}

const selectGroup = (db: Kysely<Schema>, guildId: string, { lastDay, freezes }: Group) =>
  db
    .selectFrom('streaks')
    .where('guild_id', '=', guildId)
    .where('last_day', '=', lastDay)
    .where('freezes', '=', freezes)

/** A page of the board: the best of each group, merged. */
const selectBest = async (
  db: Kysely<Schema>,
  guildId: string,
  offset: number,
  limit: number,
): Promise<StreakRow[]> => {
  const [first, ...others] = (await runningGroups(db, guildId)).map(group => {
    const best = selectGroup(db, guildId, group)
      .select(['user_id', 'length', 'last_day'])
      .orderBy('length', 'desc')
      .orderBy('user_id')
      .limit(offset + limit)
    // A subquery, because a part of a union can't have its own order and limit.
    return db.selectFrom(best.as('best')).selectAll()
  })
  if (!first) return []
  return others
    .reduce((all, group) => all.unionAll(group), first)
    .orderBy('length', 'desc')
    .orderBy('last_day', 'desc')
    .orderBy('user_id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** Whose running streak is at least so long, the longest first. */
export const selectLongStreaks = async (
  db: Kysely<Schema>,
  guildId: string,
  minLength: number,
  limit: number,
): Promise<string[]> => {
  const [first, ...others] = (await runningGroups(db, guildId)).map(group =>
    selectGroup(db, guildId, group).where('length', '>=', minLength).select(['user_id', 'length']),
  )
  if (!first) return []
  const rows = await others
    .reduce((all, group) => all.unionAll(group), first)
    .orderBy('length', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ user_id }) => user_id)
}

/** The streaks of a group that are ahead of somebody's own, as ranges of the index. */
const rangesAhead = (group: ReturnType<typeof selectGroup>, { lastDay }: Group, own: StreakRow) => {
  if (lastDay > own.last_day) return [group.where('length', '>=', own.length)]
  const longer = group.where('length', '>', own.length)
  if (lastDay < own.last_day) return [longer]
  return [longer, group.where('length', '=', own.length).where('user_id', '<', own.user_id)]
}

const withTotals = async (
  db: Kysely<Schema>,
  { guildId, period }: Scope,
  rows: readonly StreakRow[],
): Promise<RankedTotal[]> => {
  if (rows.length === 0) return []
  const totals = await db
    .selectFrom('totals')
    .select(['user_id', 'points', 'answered', 'right_count', 'last_at'])
    .where('guild_id', '=', guildId)
    .where('period', '=', period)
    .where(
      'user_id',
      'in',
      rows.map(row => row.user_id),
    )
    .execute()
  const totalOf = new Map(totals.map(total => [total.user_id, total]))
  return rows.map(({ user_id: userId, length }) => {
    const total = totalOf.get(userId)
    return {
      userId,
      points: total?.points ?? 0,
      answered: total?.answered ?? 0,
      right: total?.right_count ?? 0,
      lastAt: total?.last_at ?? 0,
      streak: length,
    }
  })
}
