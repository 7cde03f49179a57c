import type { Kysely, Selectable } from 'kysely'
import type { Attempt, Result } from '../play/ports/store.ts'
import { type Answer, dailyOf, type Post } from '../play/record.ts'
import { seasonOf } from '../quiz/day.ts'
import type { Ballot } from '../quiz/tally.ts'
import { prepared } from './prepared.ts'
import type { AnswersTable, Schema } from './schema.ts'

/**
 * Writes an attempt if the post is open and the person has no answer there. Counted if it is the first at
 * this question in this season: two unique keys decide, so a conflict with the first key means practice,
 * and one that stays means that there is an answer (or that the post is closed).
 */
export const insertAnswer = async (
  db: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
): Promise<Answer | null> => {
  if (await insertAs(db, post, attempt, 1)) return { ...attempt, counted: true }
  if (await insertAs(db, post, attempt, 0)) return { ...attempt, counted: false }
  return null
}

const insertAs = async (
  db: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
  counted: 0 | 1,
): Promise<boolean> => {
  const written = await insertOne(db, {
    counted,
    postId: post.id,
    userId: attempt.userId,
    season: seasonOf(attempt.day),
    day: attempt.day,
    dailyDay: dailyOf(post)?.day ?? null,
    picked: attempt.picked.join(','),
    right: attempt.right ? 1 : 0,
    score: attempt.score,
    tookMs: attempt.tookMs,
    answeredAt: attempt.answeredAt,
  })
  return written.length === 1
}

type Row = {
  counted: 0 | 1
  postId: string
  userId: string
  season: string
  picked: string
  right: 0 | 1
  score: number
  tookMs: number
  answeredAt: number
  day: string
  dailyDay: string | null
}

/** Takes server, question and revision from the post, and nothing at all where the post is closed. */
const insertOne = prepared((db, at: Row) =>
  db
    .insertInto('answers')
    .columns([...COLUMNS])
    .expression(from =>
      from
        .selectFrom('posts')
        .where('posts.id', '=', at.postId)
        .where('posts.closed_at', 'is', null)
        .select(eb => [
          'posts.id as post_id',
          eb.val(at.userId).as('user_id'),
          'posts.guild_id as guild_id',
          'posts.question_id as question_id',
          'posts.hash as hash',
          eb.val(at.season).as('season'),
          eb.val(at.picked).as('picked'),
          eb.val(at.right).as('is_right'),
          eb.val(at.score).as('score'),
          eb.val(at.counted).as('counted'),
          eb.val(at.tookMs).as('took_ms'),
          eb.val(at.answeredAt).as('answered_at'),
          eb.val(at.day).as('day'),
          eb.val(at.dailyDay).as('daily_day'),
        ]),
    )
    .onConflict(conflict => conflict.doNothing())
    .returning('post_id'),
)

const COLUMNS = [
  'post_id',
  'user_id',
  'guild_id',
  'question_id',
  'hash',
  'season',
  'picked',
  'is_right',
  'score',
  'counted',
  'took_ms',
  'answered_at',
  'day',
  'daily_day',
] as const

export const findAnswer = async (
  db: Kysely<Schema>,
  postId: string,
  userId: string,
): Promise<Answer | null> => {
  const row = await db
    .selectFrom('answers')
    .selectAll()
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? answerOf(row) : null
}

/** All answers to a post, in the order in which they came. */
export const ballotsOf = async (db: Kysely<Schema>, postId: string): Promise<Ballot[]> => {
  const rows = await db
    .selectFrom('answers')
    .select(['user_id', 'picked'])
    .where('post_id', '=', postId)
    .orderBy('answered_at')
    .orderBy('user_id')
    .execute()
  return rows.map(row => ({ userId: row.user_id, picked: row.picked.split(',') }))
}

export const countAnswers = async (db: Kysely<Schema>, postId: string): Promise<number> => {
  const row = await db
    .selectFrom('answers')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const resultOf = async (db: Kysely<Schema>, postId: string): Promise<Result> => {
  const counts = await db
    .selectFrom('answers')
    .select(eb => [eb.fn.countAll<number>().as('answered'), eb.fn.sum<number>('is_right').as('right')])
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow()
  const first = await db
    .selectFrom('answers')
    .select('user_id')
    .where('post_id', '=', postId)
    .where('is_right', '=', 1)
    .orderBy('answered_at')
    .orderBy('user_id')
    .limit(1)
    .executeTakeFirst()
  return {
    answered: Number(counts.answered),
    right: Number(counts.right ?? 0),
    firstRight: first?.user_id ?? null,
  }
}

export const answerOf = (row: Selectable<AnswersTable>): Answer => ({
  postId: row.post_id,
  userId: row.user_id,
  picked: row.picked.split(','),
  right: row.is_right === 1,
  score: row.score,
  counted: row.counted === 1,
  tookMs: row.took_ms,
  answeredAt: row.answered_at,
  day: row.day,
})
