import { type Kysely, sql } from 'kysely'
import type { DueDate, ReviewedQuestion, ReviewStore } from '../../play/ports/reviews.ts'
import { isRemembered } from '../../quiz/study/card.ts'
import { JUDGED_COLUMNS } from '../answers/truth.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { isSqlite } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { judgedAnswer } from './cards.ts'

export const reviewStore = (db: Kysely<Schema>): ReviewStore => ({
  dueQuestions: async (userId, on, limit) => idsOf(await selectDueIds(db, { userId, on, limit })),
  dueAmong: (userId, on, questionIds) => selectDueAmong(db, userId, on, questionIds),
  missedOn: (userId, on) => selectMissed(db, userId, on),
  answeredQuestions: userId => selectCardIds(db, userId),
  newSince: async (userId, since) =>
    (await selectNew(db, { userId, since })).map(({ first_at }) => Number(first_at)),
  questionsOf: sessionId => selectReviewed(db, sessionId),
  dueDateOf: (userId, questionId) => selectDueDate(db, userId, questionId),
})

const idsOf = (rows: readonly { readonly question_id: string }[]): string[] =>
  rows.map(({ question_id }) => question_id)

/** Retrievability falls with the time since the last answer as a share of the stability. */
const forgotten = (on: number) => sql`(cast(${on} as int) - last_on) / stability`

/** The least likely to be remembered first. */
const selectDueIds = prepareQuery((db, at: { userId: string; on: number; limit: number }) =>
  db
    .selectFrom('cards')
    .select('question_id')
    .where('user_id', '=', at.userId)
    .where('due_on', '<=', at.on)
    .orderBy(forgotten(at.on), 'desc')
    .orderBy('question_id')
    .limit(at.limit),
)

const selectDueAmong = async (
  db: Kysely<Schema>,
  userId: string,
  on: number,
  questionIds: readonly string[],
): Promise<string[]> => {
  const rows = await db
    .selectFrom('cards')
    .select('question_id')
    .where('user_id', '=', userId)
    .where('due_on', '<=', on)
    // One parameter, however many ids: a list of them would take longer to compile than to run.
    .where(
      isSqlite(db)
        ? sql<boolean>`question_id in (select value from json_each(${JSON.stringify(questionIds)}))`
        : sql<boolean>`question_id = any(${questionIds}::text[])`,
    )
    .orderBy(forgotten(on), 'desc')
    .orderBy('question_id')
    .execute()
  return idsOf(rows)
}

/** As one JSON text: thousands of rows would take several times as long. */
const selectCardIds = async (db: Kysely<Schema>, userId: string): Promise<ReadonlySet<string>> => {
  const ids = isSqlite(db)
    ? sql<string>`json_group_array(question_id)`
    : sql<string>`json_agg(question_id)::text`
  const row = await db
    .selectFrom('cards')
    .select(ids.as('ids'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return new Set(JSON.parse(row.ids ?? '[]') as string[])
}

/** What is missed once more is due again within days; so only the near end of the index of due dates is read. */
const NEAR_DAYS = 14

const selectMissed = async (db: Kysely<Schema>, userId: string, on: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('cards')
    .innerJoin('answers', join =>
      join
        .onRef('answers.user_id', '=', 'cards.user_id')
        .onRef('answers.question_id', '=', 'cards.question_id'),
    )
    .select(['cards.question_id', ...JUDGED_COLUMNS, 'guessed', 'confidence'])
    .where('cards.user_id', '=', userId)
    .where('due_on', '>', on)
    .where('due_on', '<=', on + NEAR_DAYS)
    .where('last_on', '=', on)
    .where('resting', '=', 0)
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  const last = new Map(rows.map(row => [row.question_id, judgedAnswer(row)]))
  return [...last].flatMap(([questionId, answer]) => (isRemembered(answer) ? [] : [questionId]))
}

const selectNew = prepareQuery((db, at: { userId: string; since: number }) =>
  db
    .selectFrom('cards')
    .innerJoin('posts', 'posts.id', 'cards.first_post_id')
    .select('first_at')
    .where('user_id', '=', at.userId)
    .where('first_at', '>=', at.since)
    .where('purpose', '=', 'review'),
)

const selectReviewed = async (db: Kysely<Schema>, sessionId: string): Promise<ReviewedQuestion[]> => {
  const posts = await db
    .selectFrom('posts')
    .select(['id', 'asked_by', 'question_id', 'hash', 'topic'])
    .where('session_id', '=', sessionId)
    .orderBy('round')
    .execute()
  const [first] = posts
  if (!first) return []
  const answers = await db
    .selectFrom('answers')
    .select(['post_id', 'question_id', ...JUDGED_COLUMNS, 'guessed', 'confidence'])
    .where('user_id', '=', first.asked_by)
    .where('question_id', 'in', idsOf(posts))
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  const byQuestion = Map.groupBy(answers, ({ question_id }) => question_id)
  return posts.map(({ id, question_id, hash, topic }) => {
    const all = byQuestion.get(question_id) ?? []
    const at = all.findIndex(({ post_id }) => post_id === id)
    const before = all[(at < 0 ? all.length : at) - 1]
    return {
      questionId: question_id,
      hash,
      topic,
      answer: at < 0 ? null : judgedAnswer(all[at]!),
      before: before ? judgedAnswer(before) : null,
    }
  })
}

const selectDueDate = async (
  db: Kysely<Schema>,
  userId: string,
  questionId: string,
): Promise<DueDate | null> => {
  const card = await db
    .selectFrom('cards')
    .select(['due_on', 'resting'])
    .where('user_id', '=', userId)
    .where('question_id', '=', questionId)
    .executeTakeFirst()
  return card ? { dueOn: card.due_on, resting: card.resting === 1 } : null
}
