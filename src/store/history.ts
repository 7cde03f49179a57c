import type { Kysely } from 'kysely'
import type { AnswerHistory } from '../quiz/pick.ts'
import type { Schema } from './schema.ts'

type Row = {
  question_id: string
  asked: number | string
  answered: number | string | null
  right: number | string | null
}

/** How often each question was asked in a guild's channels, and how that went. Closed posts know their answers. */
export const historyOfGuild = async (db: Kysely<Schema>, guildId: string): Promise<AnswerHistory> =>
  historyFrom(
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

/** How often one person answered each question anywhere, and how that went. */
export const historyOfUser = async (db: Kysely<Schema>, userId: string): Promise<AnswerHistory> =>
  historyFrom(
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

const historyFrom = (rows: readonly Row[]): AnswerHistory =>
  new Map(
    rows.map(row => [
      row.question_id,
      { asked: Number(row.asked), answered: Number(row.answered ?? 0), right: Number(row.right ?? 0) },
    ]),
  )
