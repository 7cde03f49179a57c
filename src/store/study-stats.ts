import type { Kysely } from 'kysely'
import type { StudyStatsStore } from '../play/ports/study-stats.ts'
import { dayNumber } from '../quiz/day.ts'
import type { Confidence } from '../quiz/study/card.ts'
import type { StudyAnswer, StudyCard } from '../quiz/study/history.ts'
import type { Schema } from './schema.ts'

export const studyStatsStore = (db: Kysely<Schema>): StudyStatsStore => ({
  cardsForStats: userId => selectCards(db, userId),
  answersSince: (userId, day) => selectAnswers(db, userId, day),
  hasFullExam: (userId, bank) => hasFullExam(db, userId, bank),
})

const selectCards = async (db: Kysely<Schema>, userId: string): Promise<StudyCard[]> => {
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
    .execute()
  return rows.map(row => ({
    questionId: row.question_id,
    firstAt: Number(row.first_at),
    firstRight: row.first_right === 1,
    firstFair: row.first_fair === 1,
    firstMs: Number(row.first_ms),
    dueOn: row.due_on,
    everyone: { answered: row.answered ?? 0, logMs: Number(row.log_ms ?? 0) },
  }))
}

/** Through the cards: they know which questions were answered since, so that older answers are not read. */
const selectAnswers = async (db: Kysely<Schema>, userId: string, day: number): Promise<StudyAnswer[]> => {
  const rows = await db
    .selectFrom('cards as card')
    .innerJoin('answers as answer', join =>
      join.onRef('answer.user_id', '=', 'card.user_id').onRef('answer.question_id', '=', 'card.question_id'),
    )
    .select([
      'answer.question_id',
      'answer.answered_at',
      'answer.own_day',
      'answer.day',
      'answer.is_right',
      'answer.guessed',
      'answer.confidence',
    ])
    .where('card.user_id', '=', userId)
    .where('card.last_on', '>=', day)
    // Null where an older version recorded it during an update.
    .where(eb => eb.or([eb('answer.own_day', '>=', day), eb('answer.own_day', 'is', null)]))
    .orderBy('answer.answered_at')
    .orderBy('answer.post_id')
    .execute()
  return rows
    .map(row => ({
      questionId: row.question_id,
      at: Number(row.answered_at),
      day: row.own_day ?? dayNumber(row.day),
      right: row.is_right === 1,
      guessed: row.guessed === 1,
      confidence: row.confidence as Confidence | null,
    }))
    .filter(answer => answer.day >= day)
}

const hasFullExam = async (db: Kysely<Schema>, userId: string, bank: string): Promise<boolean> => {
  const row = await db
    .selectFrom('exams')
    .select('id')
    .where('user_id', '=', userId)
    .where('bank', '=', bank)
    .where('format', '=', 'full')
    .where('score', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
