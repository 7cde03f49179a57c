import type { Insertable, Kysely, Selectable } from 'kysely'
import { LRUCache } from 'lru-cache'
import { dailyOf, type Post, type Purpose, seriesOf } from '../play/record.ts'
import type { Question } from '../quiz/question.ts'
import { prepared } from './prepared.ts'
import type { PostsTable, Schema } from './schema.ts'

export const findPost = async (db: Kysely<Schema>, id: string): Promise<Post | null> => {
  const [row] = await selectPost(db, { id })
  return row ? postOf(row) : null
}

const selectPost = prepared((db, at: { id: string }) =>
  db.selectFrom('posts').selectAll().where('id', '=', at.id),
)

export const findOpenPost = async (db: Kysely<Schema>, sessionId: string): Promise<Post | null> => {
  const row = await db
    .selectFrom('posts')
    .selectAll()
    .where('session_id', '=', sessionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row ? postOf(row) : null
}

/** False where the session has a post of that round, or the daily one of that date, already. */
export const insertPost = async (db: Kysely<Schema>, post: Post, question: Question): Promise<boolean> => {
  await db
    .insertInto('revisions')
    .values({ hash: question.hash, question_id: question.id, body: JSON.stringify(question) })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const written = await db
    .insertInto('posts')
    .values(rowOf(post))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** Enough for every question that is open somewhere. */
const MAX_REVISIONS = 2000

/** Reads revisions through an LRU cache of parsed ones. Revisions never change, so nothing is invalidated. */
export const createFindRevision = (db: Kysely<Schema>): ((hash: string) => Promise<Question | null>) => {
  const cache = new LRUCache<string, Question>({ max: MAX_REVISIONS })
  return async hash => {
    const cached = cache.get(hash)
    if (cached) return cached
    const row = await db.selectFrom('revisions').select('body').where('hash', '=', hash).executeTakeFirst()
    if (!row) return null
    const question = JSON.parse(row.body) as Question
    cache.set(hash, question)
    return question
  }
}

export const postOf = (row: Selectable<PostsTable>): Post => ({
  id: row.id,
  guildId: row.guild_id,
  channelId: row.channel_id,
  audience: row.audience,
  askedBy: row.asked_by,
  questionId: row.question_id,
  hash: row.hash,
  seed: row.seed,
  topic: row.topic,
  difficulty: row.difficulty,
  seconds: row.seconds,
  purpose: purposeOf(row),
  locale: row.locale,
  zone: row.zone,
  openedAt: row.opened_at,
  closesAt: row.closes_at,
  closedAt: row.closed_at,
  messageId: row.message_id,
  token: row.token === null ? null : { value: row.token, issuedAt: row.token_at ?? 0 },
})

const purposeOf = (row: Selectable<PostsTable>): Purpose => {
  const { session_id: sessionId, round, rounds, daily_id: dailyId, day, due_at: dueAt, announces } = row
  if (dailyId !== null && day !== null && dueAt !== null)
    return { kind: 'daily', dailyId, day, dueAt, announces }
  return sessionId === null ? { kind: 'quiz' } : { kind: 'series', sessionId, round, rounds }
}

const rowOf = (post: Post): Insertable<PostsTable> => {
  const series = seriesOf(post)
  const daily = dailyOf(post)
  return {
    id: post.id,
    guild_id: post.guildId,
    channel_id: post.channelId,
    audience: post.audience,
    asked_by: post.askedBy,
    question_id: post.questionId,
    hash: post.hash,
    seed: post.seed,
    topic: post.topic,
    difficulty: post.difficulty,
    seconds: post.seconds,
    session_id: series?.sessionId ?? null,
    round: series?.round ?? 1,
    rounds: series?.rounds ?? 1,
    purpose: post.purpose.kind,
    locale: post.locale,
    opened_at: post.openedAt,
    closes_at: post.closesAt,
    closed_at: post.closedAt,
    message_id: post.messageId,
    token: post.token?.value ?? null,
    token_at: post.token?.issuedAt ?? null,
    answered: 0,
    right_count: 0,
    zone: post.zone,
    daily_id: daily?.dailyId ?? null,
    day: daily?.day ?? null,
    due_at: daily?.dueAt ?? null,
    announces: daily?.announces ?? null,
  }
}
