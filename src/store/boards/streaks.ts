import { type Kysely, type Selectable, sql } from 'kysely'
import type { StreakLengths } from '../../play/ports/results.ts'
import { streakOf } from '../../quiz/streak.ts'
import type { ClosingDay } from '../../quiz/streak-events.ts'
import type { Schema, StreaksTable } from '../schema.ts'

type PlayedDays = {
  readonly asked: readonly ClosingDay[]
  /** How many dailies of each date the person answered, in the order of the dates. */
  readonly answered: ReadonlyMap<string, number>
}

/** The dates on which a person answered a daily, and those on which the guild got one since their first answer. */
export const selectDailyDays = async (
  db: Kysely<Schema>,
  guildId: string,
  userId: string,
): Promise<PlayedDays> => {
  const answers = await selectDailyAnswers(db, guildId, userId)
    .select(eb => ['daily_day as day', eb.fn.countAll<number>().as('answers')])
    .groupBy('daily_day')
    .orderBy('daily_day')
    .execute()
  const answered = new Map(answers.map(row => [row.day!, Number(row.answers)]))
  const [first] = answered.keys()
  if (first === undefined) return { asked: [], answered }
  const asked = await selectAskedDays(db, guildId).where('day', '>=', first).orderBy('day').execute()
  const closing = asked.map(({ day, open, closed_at }): ClosingDay => {
    const isOpen = Number(open) === 1
    return { day: day!, open: isOpen, closedAt: isOpen ? null : closed_at }
  })
  return { asked: closing, answered }
}

export const selectDailyAnswers = (db: Kysely<Schema>, guildId: string, userId: string) =>
  db
    .selectFrom('answers')
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .where('daily_day', 'is not', null)

/** 1 if a daily of that date is still open. */
const OPEN = sql<number>`max(case when closed_at is null then 1 else 0 end)`

const selectAskedDays = (db: Kysely<Schema>, guildId: string) =>
  db
    .selectFrom('posts')
    .where('guild_id', '=', guildId)
    .where('daily_id', 'is not', null)
    .where('message_id', 'is not', null)
    .groupBy('day')
    .select(eb => ['day', OPEN.as('open'), eb.fn.max('closed_at').as('closed_at')])

/**
 * Recomputes a person's streak from all their days, since a daily may be answered after a later one. The row holds
 * the streak as of the last day answered, with earlier open days as missed until they are answered. It does not change
 * as days pass: readers compare it with `closedDays`.
 */
export const recomputeStreak = async (trx: Kysely<Schema>, guildId: string, userId: string): Promise<void> =>
  upsertStreak(trx, guildId, userId, await selectDailyDays(trx, guildId, userId))

export const upsertStreak = async (
  trx: Kysely<Schema>,
  guildId: string,
  userId: string,
  { asked, answered: answers }: PlayedDays,
): Promise<void> => {
  const answered = new Set(answers.keys())
  const lastDay = [...answered].at(-1)
  if (lastDay === undefined) return
  const closed = asked.filter(({ day }) => day <= lastDay).map(({ day }) => ({ day, open: false }))
  const stored = streakOf(closed, answered)
  const state = {
    length: stored.length,
    longest: stored.longest,
    freezes: stored.freezes,
    last_day: lastDay,
  }
  await trx
    .insertInto('streaks')
    .values({ guild_id: guildId, user_id: userId, ...state })
    .onConflict(conflict => conflict.columns(['guild_id', 'user_id']).doUpdateSet(state))
    .execute()
}

/** A person holds at most two freezes, so three missed days end every streak and older days make no difference. */
const MAX_CLOSED_DAYS = 3

/** The latest dates whose dailies are all closed, newest first. Missing one costs a freeze or ends the streak. */
export const closedDays = async (db: Kysely<Schema>, guildId: string): Promise<string[]> => {
  const rows = await selectAskedDays(db, guildId)
    .having(OPEN, '=', 0)
    .orderBy('day', 'desc')
    .limit(MAX_CLOSED_DAYS)
    .execute()
  return rows.map(({ day }) => day!)
}

/** Whether a streak has a freeze for each date missed since its last day. */
const isAlive = (row: Selectable<StreaksTable>, closed: readonly string[]): boolean =>
  closed.filter(day => day > row.last_day).length <= row.freezes

/** The running streaks of these people in a guild, in days. People without one are not in the map. */
export const selectStreaks = async (
  db: Kysely<Schema>,
  guildId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const lengths = await selectStreakLengths(db, guildId, userIds)
  return new Map([...lengths].flatMap(([userId, { current }]) => (current > 0 ? [[userId, current]] : [])))
}

/** The streaks of these people in a guild. People who never answered a daily are not in the map. */
export const selectStreakLengths = async (
  db: Kysely<Schema>,
  guildId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, StreakLengths>> => {
  if (userIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('streaks')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('user_id', 'in', userIds)
    .execute()
  if (rows.length === 0) return new Map()
  const closed = await closedDays(db, guildId)
  return new Map(
    rows.map(row => [row.user_id, { current: isAlive(row, closed) ? row.length : 0, best: row.longest }]),
  )
}
