import type { Kysely } from 'kysely'
import type { AnswerStore, Result } from '../../play/ports/answers.ts'
import type { AnswerHistory } from '../../quiz/pick.ts'
import type { Ballot } from '../../quiz/tally.ts'
import { selectGuildHistory } from '../posts/question-stats.ts'
import type { Schema } from '../schema.ts'
import { findAnswer } from './insert-answer.ts'
import { createRecordAnswer } from './record-answer.ts'

export const answerStore = (db: Kysely<Schema>): AnswerStore => ({
  recordAnswer: createRecordAnswer(db),
  findAnswer: (postId, userId) => findAnswer(db, postId, userId),
  ballotsOf: postId => selectBallots(db, postId),
  countAnswers: postId => countAnswers(db, postId),
  resultOf: postId => selectResult(db, postId),
  historyOfGuild: guildId => selectGuildHistory(db, guildId),
  historyOfUser: userId => selectUserHistory(db, userId),
})

/** All answers to a post, earliest first. */
const selectBallots = async (db: Kysely<Schema>, postId: string): Promise<Ballot[]> => {
  const rows = await db
    .selectFrom('answers')
    .select(['user_id', 'picked'])
    .where('post_id', '=', postId)
    .orderBy('answered_at')
    .orderBy('user_id')
    .execute()
  return rows.map(row => ({ userId: row.user_id, picked: row.picked.split(',') }))
}

const countAnswers = async (db: Kysely<Schema>, postId: string): Promise<number> => {
  const row = await db
    .selectFrom('answers')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('post_id', '=', postId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const selectResult = async (db: Kysely<Schema>, postId: string): Promise<Result> => {
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

/** Through an index that holds all that is read. A person's own answers stay few enough to be counted each time. */
const selectUserHistory = async (db: Kysely<Schema>, userId: string): Promise<AnswerHistory> => {
  const rows = await db
    .selectFrom('answers')
    .where('user_id', '=', userId)
    .groupBy('question_id')
    .select(eb => [
      'question_id',
      eb.fn.countAll<number>().as('answered'),
      eb.fn.sum<number>('is_right').as('right'),
    ])
    .execute()
  return new Map(
    rows.map(({ question_id, answered, right }) => [
      question_id,
      { asked: Number(answered), answered: Number(answered), right: Number(right) },
    ]),
  )
}
