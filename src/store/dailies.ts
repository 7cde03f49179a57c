import type { Insertable, Kysely, Selectable } from 'kysely'
import { type Daily, type DailyProblem, type Due, type Post, dailyOf as purposeOf } from '../play/record.ts'
import type { Question } from '../quiz/question.ts'
import { setZone } from './guilds.ts'
import { insertPost } from './posts.ts'
import type { DailiesTable, Schema } from './schema.ts'
import { addTask } from './tasks.ts'

export const findDaily = async (db: Kysely<Schema>, id: string): Promise<Daily | null> => {
  const row = await db.selectFrom('dailies').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? dailyOf(row) : null
}

export const dailiesOfGuild = async (db: Kysely<Schema>, guildId: string): Promise<Daily[]> => {
  const rows = await db
    .selectFrom('dailies')
    .selectAll()
    .where('guild_id', '=', guildId)
    .orderBy('set_at')
    .orderBy('id')
    .execute()
  return rows.map(dailyOf)
}

/** The dailies whose time has come, the longest due first. */
export const dailiesDue = async (db: Kysely<Schema>, now: number, limit: number): Promise<Daily[]> => {
  const rows = await db
    .selectFrom('dailies')
    .selectAll()
    .where('next_at', '<=', now)
    .orderBy('next_at')
    // The same order everywhere, so that processes that claim them do not wait for each other crosswise.
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(dailyOf)
}

/** Adds or changes a daily; the server's zone is that of its first one. False where it would be one too many. */
export const saveDaily = async (trx: Kysely<Schema>, daily: Daily, max: number): Promise<boolean> => {
  const before = await dailiesOfGuild(trx, daily.guildId)
  const isNew = before.every(({ id }) => id !== daily.id)
  if (isNew && before.length >= max) return false
  const row = rowOf(daily)
  const { id: _id, set_at: _at, ...changed } = row
  await trx
    .insertInto('dailies')
    .values(row)
    .onConflict(conflict => conflict.column('id').doUpdateSet(changed))
    .execute()
  if (before.length === 0 || before[0]!.id === daily.id) await setZone(trx, daily.guildId, daily.zone)
  return true
}

/** A null `next` pauses, anything else resumes. */
export const scheduleDaily = (
  db: Kysely<Schema>,
  id: string,
  next: Due | null,
  problem: DailyProblem | null,
) =>
  db
    .updateTable('dailies')
    .set({ ...dueColumns(next), ...problemColumns(problem) })
    .where('id', '=', id)
    .execute()

export const setProblem = (db: Kysely<Schema>, id: string, problem: DailyProblem) =>
  db.updateTable('dailies').set(problemColumns(problem)).where('id', '=', id).execute()

/** Writes the post that stands for a date, and what is due next. False where another process did, or things changed. */
export const openDaily = async (
  trx: Kysely<Schema>,
  daily: Daily,
  post: Post,
  question: Question,
  next: Due | null,
): Promise<boolean> => {
  if (!(await advance(trx, daily, next, daily.problem))) return false
  if (!(await insertOnce(trx, await announceOnce(trx, post), question))) return false
  await addTask(trx, 'daily', post.id, post.openedAt, 'daily')
  await addTask(trx, 'close', post.id, post.closesAt)
  return true
}

/** Where another process announces the season at this very moment, the post goes out without it. */
const insertOnce = async (trx: Kysely<Schema>, post: Post, question: Question): Promise<boolean> =>
  (await insertPost(trx, post, question)) ||
  (purposeOf(post)?.announces ? insertPost(trx, withoutSeason(post), question) : false)

const withoutSeason = (post: Post): Post => {
  const date = purposeOf(post)
  return date ? { ...post, purpose: { ...date, announces: null } } : post
}

/** The end of a season is announced by one post of the guild: by this one unless another does. */
const announceOnce = async (db: Kysely<Schema>, post: Post): Promise<Post> => {
  const season = purposeOf(post)?.announces ?? null
  if (season === null) return post
  const announced = await db
    .selectFrom('posts')
    .select('id')
    .where('guild_id', '=', post.guildId)
    .where('announces', '=', season)
    .where(eb => eb.or([eb('message_id', 'is not', null), eb('closed_at', 'is', null)]))
    .executeTakeFirst()
  return announced ? withoutSeason(post) : post
}

/** Goes on to what is due next; false where the daily is no longer due as it was read. */
export const advance = async (
  db: Kysely<Schema>,
  daily: Daily,
  next: Due | null,
  problem: DailyProblem | null,
): Promise<boolean> => {
  const moved = await db
    .updateTable('dailies')
    .set({ ...dueColumns(next), ...problemColumns(problem) })
    .where('id', '=', daily.id)
    .where('next_at', daily.next === null ? 'is' : '=', daily.next?.at ?? null)
    // The person who set it may have been forgotten since: then it is read again, so no post has the old id.
    .where('set_by', '=', daily.setBy)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

const dueColumns = (next: Due | null) => ({ next_day: next?.day ?? null, next_at: next?.at ?? null })

const problemColumns = (problem: DailyProblem | null) => ({
  problem: problem?.kind ?? null,
  problem_at: problem?.at ?? null,
})

export const dailyOf = (row: Selectable<DailiesTable>): Daily => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  minutes: row.minutes,
  zone: row.zone,
  topic: row.topic,
  difficulty: row.difficulty,
  roleId: row.role_id,
  thread: row.thread === 1,
  locale: row.locale,
  setBy: row.set_by,
  setAt: row.set_at,
  next: row.next_day === null || row.next_at === null ? null : { day: row.next_day, at: row.next_at },
  problem: row.problem === null ? null : { kind: row.problem, at: row.problem_at ?? 0 },
})

const rowOf = (daily: Daily): Insertable<DailiesTable> => ({
  id: daily.id,
  guild_id: daily.guildId,
  channel_id: daily.channelId,
  minutes: daily.minutes,
  zone: daily.zone,
  topic: daily.topic,
  difficulty: daily.difficulty,
  role_id: daily.roleId,
  thread: daily.thread ? 1 : 0,
  locale: daily.locale,
  set_by: daily.setBy,
  set_at: daily.setAt,
  ...dueColumns(daily.next),
  ...problemColumns(daily.problem),
})
