import { type Kysely, sql } from 'kysely'
import type { StudyStatsStore } from '../../play/ports/study-stats.ts'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import type { StudyAnswer, StudyCard } from '../../quiz/study/history.ts'
import { JUDGED_COLUMNS } from '../answers/truth.ts'
import type { Schema } from '../schema.ts'
import { loggedAnswer } from './cards.ts'

export const studyStatsStore = (db: Kysely<Schema>): StudyStatsStore => ({
  cardsForStats: userId => selectCards(db, userId),
  answersSince: (userId, day) => selectAnswers(db, userId, day),
  hasFullExam: (userId, bank) => hasFullExam(db, userId, bank),
})

/**
 * Rows are read in batches with a pause after each: SQLite answers synchronously, and the clicks of others must not wait
 * until someone with ten thousand cards is through.
 */
const CARDS_PER_BATCH = 200

/** Reads one batch after another, each of cards whose question ids follow `after`, until one has no last id. */
const readInBatches = async <T>(
  readBatch: (after: string) => Promise<{ readonly items: readonly T[]; readonly last: string | null }>,
): Promise<T[]> => {
  const items: T[] = []
  for (let after: string | null = ''; after !== null; ) {
    const batch: Awaited<ReturnType<typeof readBatch>> = await readBatch(after)
    for (const item of batch.items) items.push(item)
    after = batch.last
    if (after !== null) await yieldToEventLoop()
  }
  return items
}

const lastOf = (ids: readonly { readonly question_id: string }[]): string | null =>
  ids.length < CARDS_PER_BATCH ? null : ids.at(-1)!.question_id

const selectCards = (db: Kysely<Schema>, userId: string): Promise<StudyCard[]> =>
  readInBatches(async after => {
    const rows = await db
      .selectFrom('cards as card')
      .leftJoin('question_ratings as rating', 'rating.question_id', 'card.question_id')
      .select([
        'card.question_id',
        'card.first_at',
        'card.first_right',
        'card.first_fair',
        'card.first_ms',
        'card.due_on',
        'rating.answered',
        'rating.log_ms',
      ])
      .where('card.user_id', '=', userId)
      .where('card.question_id', '>', after)
      .orderBy('card.question_id')
      .limit(CARDS_PER_BATCH)
      .execute()
    return { items: rows.map(cardFrom), last: lastOf(rows) }
  })

const cardFrom = (row: {
  question_id: string
  first_at: number
  first_right: number
  first_fair: number
  first_ms: number
  due_on: number
  answered: number | null
  log_ms: number | null
}): StudyCard => ({
  questionId: row.question_id,
  firstAt: Number(row.first_at),
  firstRight: row.first_right === 1,
  firstFair: row.first_fair === 1,
  firstMs: Number(row.first_ms),
  dueOn: row.due_on,
  everyone: { answered: row.answered ?? 0, logMs: Number(row.log_ms ?? 0) },
})

/** Through the cards: they know which questions were answered since, so that older answers are not read. */
const selectAnswers = (db: Kysely<Schema>, userId: string, day: number): Promise<StudyAnswer[]> =>
  readInBatches(async after => {
    const cards = await db
      .selectFrom('cards')
      .select('question_id')
      .where('user_id', '=', userId)
      .where('question_id', '>', after)
      .where('last_on', '>=', day)
      .orderBy('question_id')
      .limit(CARDS_PER_BATCH)
      .execute()
    const ids = cards.map(({ question_id }) => question_id)
    return { items: ids.length === 0 ? [] : await answersTo(db, userId, ids, day), last: lastOf(cards) }
  })

const answersTo = async (
  db: Kysely<Schema>,
  userId: string,
  questionIds: readonly string[],
  day: number,
): Promise<StudyAnswer[]> => {
  const rows = await db
    .selectFrom('answers')
    .select(['question_id', 'answered_at', 'own_day', 'day', ...JUDGED_COLUMNS, 'guessed', 'confidence'])
    .where('user_id', '=', userId)
    .where('question_id', 'in', questionIds)
    // Null where an older version recorded it during an update.
    .where(eb => eb.or([eb('own_day', '>=', day), eb('own_day', 'is', null)]))
    .orderBy('answered_at')
    .orderBy('post_id')
    .execute()
  return rows
    .map(row => ({
      questionId: row.question_id,
      at: Number(row.answered_at),
      ...loggedAnswer(row),
    }))
    .filter(answer => answer.day >= day)
}

/** Whether someone sat a full exam and answered at least half of it: a few answers would say little of the whole. */
const hasFullExam = async (db: Kysely<Schema>, userId: string, bank: string): Promise<boolean> => {
  const row = await db
    .selectFrom('exams')
    .select('id')
    .where('user_id', '=', userId)
    .where('bank', '=', bank)
    .where('format', '=', 'full')
    .where('score', 'is not', null)
    .where(sql<boolean>`2 * answered >= question_count`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
