import { type Kysely, sql } from 'kysely'
import type { DueCard, StudyStore } from '../../play/ports/study.ts'
import type { StoredAbility } from '../../play/study/record.ts'
import { dueOn } from '../../quiz/study/due.ts'
import type { Rating } from '../../quiz/study/rating.ts'
import { inTransaction, isSqlite } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { refreshCard } from './cards.ts'
import { ratingFrom } from './ratings.ts'
import { abilityFromRow, cardFromRow } from './rows.ts'
import {
  deleteBlockedNotice,
  deletePastExam,
  saveSettings,
  selectStudySettings,
  stopReminders,
  updateReminded,
} from './study-settings.ts'

export const studyStore = (db: Kysely<Schema>): StudyStore => ({
  settingsOf: userId => selectStudySettings(db, userId),
  saveSettings: (userId, changes, tasks) =>
    inTransaction(db, trx => saveSettings(trx, userId, changes, tasks)),
  stopReminders: (userId, blockedAt) => inTransaction(db, trx => stopReminders(trx, userId, blockedAt)),
  markReminded: (userId, day) => updateReminded(db, userId, day),
  takeBlockedNotice: userId => deleteBlockedNotice(db, userId),
  endExam: (userId, today) => deletePastExam(db, userId, today),
  rescheduleCards: (userId, after, limit) =>
    inTransaction(db, trx => rescheduleCards(trx, userId, after, limit)),
  dueDates: (userId, until) => selectDueDates(db, userId, until),
  abilitiesOf: userId => selectAbilities(db, userId),
  questionRatings: questionIds => selectQuestionRatings(db, questionIds),
  countReviewed: (userId, day, since) => countReviewed(db, userId, day, since),
  markGuessed: (postId, userId) => inTransaction(db, trx => markGuessed(trx, postId, userId)),
})

/** Cards that an answer changes meanwhile are due by the new settings already. */
const rescheduleCards = async (
  trx: Kysely<Schema>,
  userId: string,
  after: string,
  limit: number,
): Promise<string | null> => {
  const settings = await selectStudySettings(trx, userId)
  const rows = await trx
    .selectFrom('cards')
    .selectAll()
    .where('user_id', '=', userId)
    .where('question_id', '>', after)
    .orderBy('question_id')
    .limit(limit)
    .execute()
  for (const row of rows) {
    const due = dueOn(cardFromRow(row), settings, row.question_id)
    if (due !== row.due_on)
      await trx
        .updateTable('cards')
        .set({ due_on: due })
        .where('user_id', '=', userId)
        .where('question_id', '=', row.question_id)
        .where('reviews', '=', row.reviews)
        // “I guessed” changes a card without an answer more.
        .where('stability', '=', row.stability)
        .execute()
  }
  return rows.at(-1)?.question_id ?? null
}

/** As one JSON text: thousands of rows would take several times as long. */
const selectDueDates = async (
  db: Kysely<Schema>,
  userId: string,
  until: number,
): Promise<readonly DueCard[]> => {
  const cards = isSqlite(db)
    ? sql<string>`json_group_array(json_array(question_id, due_on))`
    : sql<string>`json_agg(json_build_array(question_id, due_on))::text`
  const row = await db
    .selectFrom('cards')
    .select(cards.as('cards'))
    .where('user_id', '=', userId)
    .where('due_on', '<', until)
    .executeTakeFirstOrThrow()
  return JSON.parse(row.cards ?? '[]') as DueCard[]
}

const selectAbilities = async (db: Kysely<Schema>, userId: string): Promise<StoredAbility[]> => {
  const rows = await db.selectFrom('abilities').selectAll().where('user_id', '=', userId).execute()
  return rows.map(abilityFromRow)
}

const selectQuestionRatings = async (
  db: Kysely<Schema>,
  questionIds: readonly string[],
): Promise<ReadonlyMap<string, Rating>> => {
  if (questionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('question_ratings')
    .select(['question_id', 'difficulty', 'answered'])
    .where('question_id', 'in', questionIds)
    .execute()
  return new Map(rows.map(row => [row.question_id, ratingFrom(row.difficulty, row.answered)]))
}

const countReviewed = async (
  db: Kysely<Schema>,
  userId: string,
  day: number,
  since: number,
): Promise<number> => {
  const { count } = await db
    .selectFrom('cards')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('last_on', '=', day)
    .where('first_at', '<', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const markGuessed = async (trx: Kysely<Schema>, postId: string, userId: string): Promise<boolean> => {
  const answer = await trx
    .updateTable('answers')
    .set({ guessed: 1 })
    .where('post_id', '=', postId)
    .where('user_id', '=', userId)
    .where('is_right', '=', 1)
    .returning('question_id')
    .executeTakeFirst()
  if (!answer) return false
  await refreshCard(trx, { userId, questionId: answer.question_id })
  return true
}
