import type { Kysely } from 'kysely'
import { type Daily, type DailyProblem, type Due, dailyOf, type Post } from '../../play/record.ts'
import { dayNumber } from '../../quiz/day.ts'
import type { Question } from '../../quiz/question.ts'
import { seasonDays } from '../../quiz/season.ts'
import { insertPost } from '../posts/insert-post.ts'
import { addToStats, askedChange } from '../posts/question-stats.ts'
import { dueColumns } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

/**
 * Claims a daily's date: inserts its post and the post's tasks, and advances the daily to `next`. False if another
 * process claimed the date, or the daily changed since it was read.
 */
export const openDaily = async (
  trx: Kysely<Schema>,
  daily: Daily,
  post: Post,
  question: Question,
  next: Due | null,
): Promise<boolean> => {
  if (!(await advanceDaily(trx, daily, next, daily.problem))) return false
  if (!(await insertDailyPost(trx, await dropAnnouncedSeason(trx, post), question))) return false
  await addToStats(trx, [askedChange(post)])
  await addTask(trx, 'daily', post.id, post.openedAt, 'daily')
  await addTask(trx, 'close', post.id, post.closesAt)
  return true
}

/** Optimistic lock: advances a daily to `next` only if it is still as it was read. False if it is not. */
export const advanceDaily = async (
  db: Kysely<Schema>,
  daily: Daily,
  next: Due | null,
  problem: DailyProblem | null,
): Promise<boolean> => {
  const advanced = await db
    .updateTable('dailies')
    .set(dueColumns(next, problem))
    .where('id', '=', daily.id)
    .where('next_at', daily.next === null ? 'is' : '=', daily.next?.at ?? null)
    // The owner's data may have been deleted since the read; a new post must not bring the old user id back.
    .where('set_by', '=', daily.setBy)
    .returning('id')
    .executeTakeFirst()
  return advanced !== undefined
}

/** The end of a season is announced once per guild. Drops it from this post if another post announces it. */
const dropAnnouncedSeason = async (db: Kysely<Schema>, post: Post): Promise<Post> => {
  const season = dailyOf(post)?.announces ?? null
  if (season === null) return post
  const announced = await db
    .selectFrom('posts')
    .select('id')
    .where('guild_id', '=', post.guildId)
    .where('announces', '=', season)
    .where(eb => eb.or([eb('message_id', 'is not', null), eb('closed_at', 'is', null)]))
    .executeTakeFirst()
  return announced || !(await isNews(db, post, season)) ? withoutSeason(post) : post
}

/** So many days after its end, a season is over for everyone who has had another daily since. */
const NEWS_DAYS = 7

/** Not long after the end of a season, unless it is the first daily since: the server may have changed how long seasons are. */
const isNews = async (db: Kysely<Schema>, post: Post, season: string): Promise<boolean> => {
  const { until } = seasonDays(season)
  if (dayNumber(dailyOf(post)!.day) - dayNumber(until) <= NEWS_DAYS) return true
  const earlier = await db
    .selectFrom('posts')
    .select('id')
    .where('guild_id', '=', post.guildId)
    .where('daily_id', 'is not', null)
    .where('day', '>', until)
    .where(eb => eb.or([eb('message_id', 'is not', null), eb('closed_at', 'is', null)]))
    .limit(1)
    .executeTakeFirst()
  return earlier === undefined
}

/** A unique key settles the race of two processes that announce one season: the second post goes out without it. */
const insertDailyPost = async (trx: Kysely<Schema>, post: Post, question: Question): Promise<boolean> =>
  (await insertPost(trx, post, question)) ||
  (dailyOf(post)?.announces ? insertPost(trx, withoutSeason(post), question) : false)

const withoutSeason = (post: Post): Post => {
  const purpose = dailyOf(post)
  return purpose ? { ...post, purpose: { ...purpose, announces: null } } : post
}
