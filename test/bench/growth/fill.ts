import { type Kysely, sql } from 'kysely'
import { dateIn } from '../../../src/quiz/day.ts'
import type { Question } from '../../../src/quiz/question.ts'
import { seasonOf } from '../../../src/quiz/season.ts'
import { isSqlite } from '../../../src/store/database/transaction.ts'
import { rebuildTotals } from '../../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../../src/store/schema.ts'

/** A server's past: two years of quiz posts with ten answers each, and a daily on each of the last thirty days. */
export type Past = {
  readonly guildId: string
  readonly channelId: string
  readonly answers: number
  readonly people: number
  /** Real members, who take the place of the first of the people. */
  readonly memberIds: readonly string[]
}

const DAYS = 730
const DAILIES = 30
const DAY_MS = 86_400_000
const ANSWERS_A_POST = 10

/**
 * Writes pasts in bulk: the database makes the rows by itself from three small tables, without the indexes of the
 * answers, which come back at the end. What is derived comes from the code of `npm run rebuild`.
 */
export const fillDatabase = async (
  db: Kysely<Schema>,
  pasts: readonly Past[],
  questions: readonly Question[],
  now: number,
): Promise<void> => {
  if (isSqlite(db)) {
    await sql`pragma cache_size = -500000`.execute(db)
    await sql`pragma synchronous = off`.execute(db)
  }
  const indexes = await dropAnswerIndexes(db)
  await writeQuestions(db, questions)
  await writeDays(db, now)
  for (const past of pasts) {
    await writePeople(db, past)
    await writePosts(db, past)
    await writeAnswers(db, past)
    await writeDailies(db, past)
  }
  for (const text of indexes) await sql.raw(text).execute(db)
  for (const name of ['questions', 'days', 'people'])
    await sql`drop table ${sql.table(`bench_${name}`)}`.execute(db)
  await rebuildTotals(db, now)
  // PostgreSQL does this by itself within minutes. SQLite plans without statistics.
  if (!isSqlite(db)) await sql`vacuum analyze`.execute(db)
}

/** The statements that bring them back. */
const dropAnswerIndexes = async (db: Kysely<Schema>): Promise<string[]> => {
  const { rows } = isSqlite(db)
    ? await sql<{ name: string; text: string }>`select name, sql as text from sqlite_master
        where type = 'index' and tbl_name = 'answers' and sql is not null`.execute(db)
    : await sql<{ name: string; text: string }>`select indexname as name, indexdef as text from pg_indexes
        where tablename = 'answers' and indexname <> 'answers_key'`.execute(db)
  for (const { name } of rows) await sql`drop index ${sql.id(name)}`.execute(db)
  return rows.map(({ text }) => text)
}

const writeQuestions = async (db: Kysely<Schema>, questions: readonly Question[]): Promise<void> => {
  await sql`create table bench_questions (n integer primary key, id text, hash text)`.execute(db)
  for (const [n, question] of questions.entries()) {
    await sql`insert into bench_questions values (${n}, ${question.id}, ${question.hash})`.execute(db)
    await db
      .insertInto('revisions')
      .values({ hash: question.hash, question_id: question.id, body: JSON.stringify(question) })
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

const writeDays = async (db: Kysely<Schema>, now: number): Promise<void> => {
  await sql`create table bench_days (n integer primary key, at bigint, day text, season text)`.execute(db)
  for (let n = 0; n < DAYS; n++) {
    const at = now - (DAYS - 1 - n) * DAY_MS - 3_600_000
    const day = dateIn('UTC', at)
    await sql`insert into bench_days values (${n}, ${at}, ${day}, ${seasonOf(day, 'month')})`.execute(db)
  }
}

const writePeople = async (db: Kysely<Schema>, { guildId, people, memberIds }: Past): Promise<void> => {
  await sql`drop table if exists bench_people`.execute(db)
  await sql`create table bench_people (n integer primary key, id text)`.execute(db)
  for (const [n, id] of memberIds.entries())
    await sql`insert into bench_people values (${n}, ${id})`.execute(db)
  await sql`insert into bench_people ${numbers(people)}
    select i, ${guildId.slice(0, 12)} || cast(100000 + i as text) from numbers where i >= ${memberIds.length}`.execute(
    db,
  )
}

const numbers = (count: number) =>
  sql`with recursive numbers(i) as (select 0 union all select i + 1 from numbers where i + 1 < ${sql.lit(count)})`

const postId = (guildId: string) => sql`${sql.lit(`${guildId} `)} || cast(i as text)`

const writePosts = async (db: Kysely<Schema>, past: Past): Promise<void> => {
  const posts = Math.ceil(past.answers / ANSWERS_A_POST)
  await sql`insert into posts (id, guild_id, channel_id, audience, asked_by, question_id, hash, seed, round, rounds,
      locale, opened_at, closes_at, closed_at, message_id, answered, right_count, zone, purpose)
    ${numbers(posts)}
    select ${postId(past.guildId)}, ${past.guildId}, ${past.channelId}, 'channel', '300', q.id, q.hash, i, 1, 1,
      'en-US', d.at, d.at + 600000, d.at + 600000, 'message ' || cast(i as text), ${sql.lit(ANSWERS_A_POST)}, i % 11,
      'UTC', 'quiz'
    from numbers
    join bench_questions q on q.n = i % (select count(*) from bench_questions)
    join bench_days d on d.n = cast(i as bigint) * ${sql.lit(DAYS)} / ${sql.lit(posts)}`.execute(db)
}

/** The best of all boards: real members, because a name or picture of anybody else can't be found. */
export const BEST = 30

/** Everybody answers as often. */
const writeAnswers = async (db: Kysely<Schema>, past: Past): Promise<void> => {
  const perPost = Math.min(ANSWERS_A_POST, past.people)
  await sql`insert into answers (post_id, user_id, guild_id, question_id, hash, season, picked, is_right, score,
      counted, took_ms, answered_at, day)
    ${numbers(past.answers)}
    select p.id, who.id, p.guild_id, p.question_id, p.hash, d.season, 'B',
      case when ${isRight} then 1 else 0 end, case when ${isRight} then 10 else 0 end,
      1, 5000, d.at + i % 600000, d.day
    from numbers
    join posts p on p.id = ${sql.lit(`${past.guildId} `)} || cast(i / ${sql.lit(perPost)} as text)
    join bench_people who on who.n = i % ${sql.lit(past.people)}
    join bench_days d on d.n = cast(i as bigint) * ${sql.lit(DAYS)} / ${sql.lit(past.answers)}
    where true on conflict do nothing`.execute(db)
}

const isRight = sql<boolean>`(cast(i as bigint) * 7919) % 101
  < case when who.n < ${sql.lit(BEST)} then 99 else 30 + who.n % 60 end`

/** A daily on each of the last days. The best answer all; of the others, person n answers those of the last n days, so that many streaks run. */
const writeDailies = async (db: Kysely<Schema>, past: Past): Promise<void> => {
  const dailyId = `daily ${past.guildId}`
  await sql`insert into posts (id, guild_id, channel_id, audience, asked_by, question_id, hash, seed, round, rounds,
      locale, opened_at, closes_at, closed_at, message_id, answered, right_count, zone, purpose, daily_id, day, due_at)
    select ${`${dailyId} `} || cast(d.n as text), ${past.guildId}, ${past.channelId}, 'channel', '300', q.id, q.hash,
      1, 1, 1, 'en-US', d.at, d.at + 86400000, case when d.n < ${sql.lit(DAYS - 1)} then d.at + 86400000 end,
      'daily message ' || cast(d.n as text), 0, 0, 'UTC', 'daily', ${dailyId}, d.day, d.at
    from bench_days d join bench_questions q on q.n = d.n % (select count(*) from bench_questions)
    where d.n >= ${sql.lit(DAYS - DAILIES)}`.execute(db)
  await sql`insert into answers (post_id, user_id, guild_id, question_id, hash, season, picked, is_right, score,
      counted, took_ms, answered_at, day, daily_day)
    select p.id, who.id, p.guild_id, p.question_id, p.hash, d.season, 'B', 1, 10, 0, 5000, d.at, d.day, d.day
    from posts p join bench_days d on d.day = p.day
    join bench_people who on who.n < ${sql.lit(BEST)} or ${sql.lit(DAYS - 1)} - d.n <= who.n % ${sql.lit(DAILIES - 10)}
    where p.daily_id = ${dailyId} and d.n < ${sql.lit(DAYS - 1)}`.execute(db)
}
