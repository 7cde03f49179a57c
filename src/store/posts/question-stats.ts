import { type Kysely, sql } from 'kysely'
import type { Post } from '../../play/record.ts'
import type { AnswerHistory } from '../../quiz/pick.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { QuestionStatsTable, Schema } from '../schema.ts'

/** What a transaction adds to the statistics of a question in a guild. */
export type StatsChange = QuestionStatsTable

/** A new post. Null where only one person sees it: such a post is no part of a guild's statistics. */
export const askedChange = ({ audience, guildId, questionId }: Post): StatsChange | null =>
  audience === 'channel'
    ? { guild_id: guildId, question_id: questionId, asked: 1, answered: 0, right_count: 0 }
    : null

const keyOf = ({ guild_id, question_id }: StatsChange): string => `${guild_id} ${question_id}`

/**
 * Adds to the statistics, in the transaction that writes the posts. In the order of the primary key, so that two
 * transactions that change the same two questions can't deadlock.
 */
export const addToStats = async (
  trx: Kysely<Schema>,
  changes: readonly (StatsChange | null)[],
): Promise<void> => {
  const ordered = changes.filter(change => change !== null).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  for (const change of ordered) await upsertStats(trx, change)
}

/** Takes a person's answers to these closed posts out of the statistics, before they are deleted. */
export const subtractFromStats = async (
  trx: Kysely<Schema>,
  posts: readonly { readonly id: string }[],
  userId: string,
): Promise<void> => {
  const ids = posts.map(({ id }) => id)
  const counts = await trx
    .selectFrom('answers')
    .innerJoin('posts', 'posts.id', 'answers.post_id')
    .where('answers.user_id', '=', userId)
    .where('answers.post_id', 'in', ids)
    .where('posts.audience', '=', 'channel')
    .groupBy(['posts.guild_id', 'posts.question_id'])
    .select(eb => [
      'posts.guild_id',
      'posts.question_id',
      eb.fn.countAll<number>().as('answered'),
      eb.fn.sum<number>('answers.is_right').as('right_count'),
    ])
    .execute()
  const changes = counts.map(count => ({
    ...count,
    asked: 0,
    answered: -Number(count.answered),
    right_count: -Number(count.right_count),
  }))
  await addToStats(trx, changes)
}

const upsertStats = prepareQuery((db, at: StatsChange) =>
  db
    .insertInto('question_stats')
    .values({
      guild_id: at.guild_id,
      question_id: at.question_id,
      asked: at.asked,
      answered: at.answered,
      right_count: at.right_count,
    })
    .onConflict(conflict =>
      conflict.columns(['guild_id', 'question_id']).doUpdateSet({
        asked: sql`question_stats.asked + excluded.asked`,
        answered: sql`question_stats.answered + excluded.answered`,
        right_count: sql`question_stats.right_count + excluded.right_count`,
      }),
    ),
)

/** At most as many rows as the guild was ever asked different questions. */
export const selectGuildHistory = async (db: Kysely<Schema>, guildId: string): Promise<AnswerHistory> => {
  const rows = await selectStats(db, { guildId })
  return new Map(
    rows.map(({ question_id, asked, answered, right_count }) => [
      question_id,
      { asked, answered, right: right_count },
    ]),
  )
}

const selectStats = prepareQuery((db, at: { guildId: string }) =>
  db
    .selectFrom('question_stats')
    .select(['question_id', 'asked', 'answered', 'right_count'])
    .where('guild_id', '=', at.guildId),
)
