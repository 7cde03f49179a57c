import type { Kysely } from 'kysely'
import type { Attempt, Recorded } from '../../play/ports/answers.ts'
import { type Answer, dailyOf, isPublic, type Post } from '../../play/record.ts'
import type { ComesBack } from '../../play/study/record.ts'
import { isUnseen, practiceReason, seasonStart } from '../../quiz/exposure.ts'
import { seasonOf } from '../../quiz/season.ts'
import { digestFor } from '../database/digest.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { answerFromRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { applyToStudy, type StudyColumns, selectStudyState, studyColumns } from '../study/study-effect.ts'
import { recordMeeting } from './exposures.ts'

/**
 * Inserts an attempt; null if the post takes none from this person. It counts if `practiceReason` says so. The unique
 * key `answers_first` stands behind that: one counted answer per question, person, season and guild.
 */
export const insertAnswer = async (
  db: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
): Promise<InsertedAnswer | null> => {
  const meeting = await recordMeeting(db, post, attempt)
  if (!meeting) return null
  const { isTrial = false } = attempt
  const seasonStartsAt = seasonStart(post.zone, attempt.day, post.rhythm)
  const place = { isPublic: isPublic(post), seasonStartsAt, isTrial }
  const scores = practiceReason(meeting, place) === null
  const state = await selectStudyState(db, post, attempt, meeting)
  const study = studyColumns(post, attempt, state, isUnseen(meeting, post))
  const counted = scores && (await insertWith(db, post, attempt, study, 1))
  if (!counted && !(await insertWith(db, post, attempt, study, 0))) return null
  const back = await applyToStudy(db, post, attempt, state, study)
  return { ...answerFrom(attempt, counted), back }
}

/** An answer, and when its question comes back. */
type InsertedAnswer = Answer & { readonly back: ComesBack }

/** The answer that an attempt became. */
export const answerFrom = (
  { traits, confidence, isTrial, ...answer }: Attempt,
  counted: boolean,
): Answer => ({
  ...answer,
  counted,
})

const insertWith = async (
  db: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
  study: StudyColumns,
  counted: 0 | 1,
): Promise<boolean> => {
  const rows = await insertRow(db, {
    ...study,
    counted,
    postId: post.id,
    userId: attempt.userId,
    season: seasonOf(attempt.day, post.rhythm),
    day: attempt.day,
    dailyDay: dailyOf(post)?.day ?? null,
    picked: attempt.picked.join(','),
    right: attempt.right ? 1 : 0,
    score: attempt.score,
    tookMs: attempt.tookMs,
    answeredAt: attempt.answeredAt,
  })
  return rows.length === 1
}

type Values = StudyColumns & {
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

/** `insert … select` from the post: copies its guild, question and revision, and inserts nothing if it is closed. */
const insertRow = prepareQuery((db, at: Values) =>
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
          eb.val(at.own_day).as('own_day'),
          eb.val(at.unseen).as('unseen'),
          eb.val(at.confidence).as('confidence'),
          eb.val(at.ability_delta).as('ability_delta'),
          eb.val(at.difficulty_delta).as('difficulty_delta'),
          eb.val(at.bank).as('bank'),
          eb.val(at.domain).as('domain'),
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
  'own_day',
  'unseen',
  'confidence',
  'ability_delta',
  'difficulty_delta',
  'bank',
  'domain',
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
  return row ? answerFromRow(row) : null
}

/** Why an attempt was not inserted. */
export const rejectionOf = async (db: Kysely<Schema>, postId: string, userId: string): Promise<Recorded> => {
  const answer = await findAnswer(db, postId, userId)
  if (answer) return { kind: 'already-answered', answer }
  const spent = await db
    .selectFrom('spent_answers')
    .select('post_id')
    .where('post_id', '=', postId)
    .where('digest', '=', digestFor(postId, userId))
    .executeTakeFirst()
  return { kind: spent ? 'spent' : 'closed' }
}
