import type { Kysely } from 'kysely'
import type { StreakStep } from '../../play/ports/answers.ts'
import type { DailyPurpose, Post } from '../../play/record.ts'
import { streakOf } from '../../quiz/streak.ts'
import { type ClosingDay, streakEvents } from '../../quiz/streak-events.ts'
import type { Schema } from '../schema.ts'
import { selectDailyAnswers, selectDailyDays, upsertStreak } from './streaks.ts'

/** An answer to a daily. */
type Answered = { readonly post: Post; readonly daily: DailyPurpose; readonly userId: string }

/** Recomputes a person's streak for an answer that was just inserted, and says what the answer did to it. */
export const advanceStreak = async (trx: Kysely<Schema>, answer: Answered): Promise<StreakStep> => {
  const { post, daily, userId } = answer
  const days = await selectDailyDays(trx, post.guildId, userId)
  await upsertStreak(trx, post.guildId, userId, days)
  const { asked, answered } = days
  const after = new Set(answered.keys())
  const isFirst = answered.get(daily.day) === 1
  const before = isFirst ? new Set([...after].filter(day => day !== daily.day)) : after
  const since = hasMissedLately(asked, before) ? await selectAnswerBefore(trx, answer) : null
  return { streak: streakOf(asked, after), events: streakEvents({ days: asked, before, after, since }) }
}

/** A local date begins at most so long before the same date in UTC. */
const EARLIEST_ZONE_MS = 14 * 3_600_000

/** Whether a date may have closed unanswered since the answer before, which came on the last date answered or later. */
const hasMissedLately = (asked: readonly ClosingDay[], before: ReadonlySet<string>): boolean => {
  const lastDay = [...before].at(-1)
  if (lastDay === undefined) return false
  const earliest = Date.parse(lastDay) - EARLIEST_ZONE_MS
  return asked.some(({ day, closedAt }) => closedAt !== null && closedAt > earliest && !before.has(day))
}

/** A daily is answered within days: the latest answer by time is among so many of the latest by date. */
const LATEST_ANSWERS = 20

/** The time of the person's daily answer before this one, ms UTC; null for their first. */
const selectAnswerBefore = async (
  trx: Kysely<Schema>,
  { post, userId }: Answered,
): Promise<number | null> => {
  const latest = selectDailyAnswers(trx, post.guildId, userId)
    .select('answered_at')
    .where('post_id', '!=', post.id)
    .orderBy('daily_day', 'desc')
    .limit(LATEST_ANSWERS)
  const { at } = await trx
    .selectFrom(latest.as('latest'))
    .select(eb => eb.fn.max<number | null>('answered_at').as('at'))
    .executeTakeFirstOrThrow()
  return at
}
