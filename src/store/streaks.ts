import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { DailyDays } from '../play/ports/store.ts'
import { type Streak, streakOf } from '../quiz/streak.ts'
import type { Schema, StreaksTable } from './schema.ts'

/** The dates on which a server got a daily since a person's first answer to one, and those that they answered. */
export const dailyDaysOf = async (
  db: Kysely<Schema>,
  guildId: string,
  userId: string,
): Promise<DailyDays> => {
  const answers = await db
    .selectFrom('answers')
    .select('daily_day as day')
    .distinct()
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .where('daily_day', 'is not', null)
    .orderBy('daily_day')
    .execute()
  const answered = new Set(answers.map(({ day }) => day!))
  const [first] = answered
  if (first === undefined) return { asked: [], answered }
  const asked = await askedDays(db, guildId).where('day', '>=', first).orderBy('day').execute()
  return { asked: asked.map(({ day, open }) => ({ day: day!, open: Number(open) === 1 })), answered }
}

const OPEN = sql<number>`max(case when closed_at is null then 1 else 0 end)`

const askedDays = (db: Kysely<Schema>, guildId: string) =>
  db
    .selectFrom('posts')
    .where('guild_id', '=', guildId)
    .where('daily_id', 'is not', null)
    .where('message_id', 'is not', null)
    .groupBy('day')
    .select(['day', OPEN.as('open')])

/**
 * Derives a person's streak anew from all days up to the last one answered: a daily may be answered after a
 * later one was. What is kept does not change by itself as days go by; `closedDays` tells what has become of it.
 */
export const renewStreak = async (
  trx: Kysely<Schema>,
  guildId: string,
  userId: string,
): Promise<Streak | null> => {
  const { asked, answered } = await dailyDaysOf(trx, guildId, userId)
  const lastDay = [...answered].at(-1)
  if (lastDay === undefined) return null
  const settled = asked.filter(({ day }) => day <= lastDay).map(({ day }) => ({ day, open: false }))
  const streak = streakOf(settled, answered)
  const state = {
    length: streak.length,
    longest: streak.longest,
    freezes: streak.freezes,
    last_day: lastDay,
  }
  await trx
    .insertInto('streaks')
    .values({ guild_id: guildId, user_id: userId, ...state })
    .onConflict(conflict => conflict.columns(['guild_id', 'user_id']).doUpdateSet(state))
    .execute()
  return streak
}

/** At most two freezes are held, so that nobody outlives three missed days. */
const ENOUGH_DAYS = 3

/** The newest dates all of whose dailies are closed, the newest first: whoever missed them has a freeze less or no streak. */
export const closedDays = async (db: Kysely<Schema>, guildId: string): Promise<string[]> => {
  const rows = await askedDays(db, guildId)
    .having(OPEN, '=', 0)
    .orderBy('day', 'desc')
    .limit(ENOUGH_DAYS)
    .execute()
  return rows.map(({ day }) => day!)
}

/** Whether a streak outlives the days missed since: the same as `isAlive`, for a query. */
export const aliveAfter = (closed: readonly string[]) =>
  sql<SqlBool>`streaks.last_day >= case streaks.freezes
    when 0 then ${closed[0] ?? ''} when 1 then ${closed[1] ?? ''} else ${closed[2] ?? ''} end`

const isAlive = (row: Selectable<StreaksTable>, closed: readonly string[]): boolean =>
  closed.filter(day => day > row.last_day).length <= row.freezes

/** The running streaks of these people on a server, in days; who has none is left out. */
export const streaksOf = async (
  db: Kysely<Schema>,
  guildId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('streaks')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('user_id', 'in', userIds)
    .execute()
  if (rows.length === 0) return new Map()
  const closed = await closedDays(db, guildId)
  return new Map(rows.filter(row => isAlive(row, closed)).map(row => [row.user_id, row.length]))
}
