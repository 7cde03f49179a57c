import { type Kysely, sql } from 'kysely'
import type { DueCounts, StudyStore } from '../play/ports/study.ts'
import { type Card, DEFAULT_STUDY, type StoredAbility, type StudySettings } from '../play/study/record.ts'
import { dueOn } from '../quiz/study/due.ts'
import type { Rating } from '../quiz/study/rating.ts'
import { refreshCard, selectSettings } from './cards.ts'
import type { Schema } from './schema.ts'
import { abilityFromRow, cardFromRow, rowFromSettings, settingsFromRow } from './study-rows.ts'
import { inTransaction } from './transaction.ts'

export const studyStore = (db: Kysely<Schema>): StudyStore => ({
  settingsOf: userId => selectStudySettings(db, userId),
  saveSettings: (userId, settings) => upsertSettings(db, userId, settings),
  rescheduleCards: (userId, after, limit) =>
    inTransaction(db, trx => rescheduleCards(trx, userId, after, limit)),
  dueCards: (userId, on, limit) => selectDue(db, userId, on, limit),
  countDue: (userId, on, until) => countDue(db, userId, on, until),
  abilitiesOf: userId => selectAbilities(db, userId),
  questionRatings: questionIds => selectQuestionRatings(db, questionIds),
  markGuessed: (postId, userId) => inTransaction(db, trx => markGuessed(trx, postId, userId)),
})

const selectStudySettings = async (db: Kysely<Schema>, userId: string): Promise<StudySettings> => {
  const [row] = await selectSettings(db, { userId })
  return row ? settingsFromRow(row) : DEFAULT_STUDY
}

const upsertSettings = async (db: Kysely<Schema>, userId: string, settings: StudySettings): Promise<void> => {
  const { user_id, ...values } = rowFromSettings(userId, settings)
  await db
    .insertInto('study_settings')
    .values({ user_id, ...values })
    .onConflict(conflict => conflict.column('user_id').doUpdateSet(values))
    .execute()
}

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
        .execute()
  }
  return rows.at(-1)?.question_id ?? null
}

/** In the order of retrievability, which falls with the time since the last answer as a share of the stability. */
const selectDue = async (db: Kysely<Schema>, userId: string, on: number, limit: number): Promise<Card[]> => {
  const rows = await db
    .selectFrom('cards')
    .selectAll()
    .where('user_id', '=', userId)
    .where('due_on', '<=', on)
    .orderBy(sql`(${on} - last_on) / stability`, 'desc')
    .orderBy('question_id')
    .limit(limit)
    .execute()
  return rows.map(cardFromRow)
}

const countDue = async (
  db: Kysely<Schema>,
  userId: string,
  on: number,
  until: number,
): Promise<DueCounts> => {
  const { now } = await db
    .selectFrom('cards')
    .select(eb => eb.fn.countAll<number>().as('now'))
    .where('user_id', '=', userId)
    .where('due_on', '<=', on)
    .executeTakeFirstOrThrow()
  const later = await db
    .selectFrom('cards')
    .select(eb => ['due_on', eb.fn.countAll<number>().as('count')])
    .where('user_id', '=', userId)
    .where('due_on', '>', on)
    .where('due_on', '<', until)
    .groupBy('due_on')
    .execute()
  return { now: Number(now), later: new Map(later.map(({ due_on, count }) => [due_on, Number(count)])) }
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
  return new Map(
    rows.map(row => [row.question_id, { value: Number(row.difficulty), answered: row.answered }]),
  )
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
