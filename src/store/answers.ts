import type { Kysely } from 'kysely'
import type { AnswerStore, Result } from '../play/ports/store.ts'
import type { AnswerHistory } from '../quiz/pick.ts'
import type { Ballot } from '../quiz/tally.ts'
import { findAnswer } from './insert-answer.ts'
import { createRecordAnswer } from './record-answer.ts'
import type { Schema } from './schema.ts'

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

/** Reads the counts that closing a post stores, so open posts add to `asked` only. */
const selectGuildHistory = async (db: Kysely<Schema>, guildId: string): Promise<AnswerHistory> =>
  historyFromRows(
    await db
      .selectFrom('posts')
      .where('guild_id', '=', guildId)
      .where('audience', '=', 'channel')
      .groupBy('question_id')
      .select(eb => [
        'question_id',
        eb.fn.countAll<number>().as('asked'),
        eb.fn.sum<number>('answered').as('answered'),
        eb.fn.sum<number>('right_count').as('right'),
      ])
      .execute(),
  )

const selectUserHistory = async (db: Kysely<Schema>, userId: string): Promise<AnswerHistory> =>
  historyFromRows(
    await db
      .selectFrom('answers')
      .where('user_id', '=', userId)
      .groupBy('question_id')
      .select(eb => [
        'question_id',
        eb.fn.countAll<number>().as('asked'),
        eb.fn.countAll<number>().as('answered'),
        eb.fn.sum<number>('is_right').as('right'),
      ])
      .execute(),
  )

type HistoryRow = {
  question_id: string
  asked: number | string
  answered: number | string | null
  right: number | string | null
}

const historyFromRows = (rows: readonly HistoryRow[]): AnswerHistory =>
  new Map(
    rows.map(row => [
      row.question_id,
      { asked: Number(row.asked), answered: Number(row.answered ?? 0), right: Number(row.right ?? 0) },
    ]),
  )
