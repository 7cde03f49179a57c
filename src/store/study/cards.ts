import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import { dayNumber } from '../../quiz/day.ts'
import {
  type CardState,
  type Confidence,
  type LoggedAnswer,
  nextReview,
  replay,
} from '../../quiz/study/card.ts'
import { dueOn, isResting, type Pause, type StudyPlan } from '../../quiz/study/due.ts'
import { SCHEDULER } from '../../quiz/study/scheduler.ts'
import { type Judged, truthOf } from '../answers/truth.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import { isSqlite } from '../database/transaction.ts'
import type { AnswersTable, CardsTable, Schema, StudySettingsTable } from '../schema.ts'

/** Cards are derived from the answers: a card is the replay of one person's answers to one question. */

/** The columns of an answer that a replay reads. */
export type ReplayRow = Pick<
  Selectable<AnswersTable>,
  | 'post_id'
  | 'answered_at'
  | 'is_right'
  | 'corrected_right'
  | 'took_ms'
  | 'day'
  | 'own_day'
  | 'unseen'
  | 'guessed'
  | 'confidence'
>

export const REPLAY_COLUMNS = [
  'post_id',
  'answered_at',
  'is_right',
  'corrected_right',
  'took_ms',
  'day',
  'own_day',
  'unseen',
  'guessed',
  'confidence',
] as const satisfies readonly (keyof ReplayRow)[]

/** Someone's answers to a question, the oldest first. */
export const selectAttempts = async (db: Kysely<Schema>, key: CardKey): Promise<ReplayRow[]> =>
  (await attemptRows(db, key)).sort(byTime)

// Sorted here: SQLite takes longer to set up its sorter than to find the few rows.
const attemptRows = prepareQuery((db, at: { userId: string; questionId: string }) =>
  db
    .selectFrom('answers')
    .select(REPLAY_COLUMNS)
    .where('user_id', '=', at.userId)
    .where('question_id', '=', at.questionId),
)

export const byTime = (a: ReplayRow, b: ReplayRow): number =>
  a.answered_at - b.answered_at || (a.post_id < b.post_id ? -1 : 1)

export const selectSettings = prepareQuery((db, at: { userId: string }) =>
  db.selectFrom('study_settings').selectAll().where('user_id', '=', at.userId),
)

export const planFromRow = (row: Pick<StudySettingsTable, 'exam_on' | 'pauses'> | undefined): StudyPlan => ({
  examOn: row?.exam_on ?? null,
  pauses: row ? (JSON.parse(row.pauses) as Pause[]) : [],
})

export type CardKey = { readonly userId: string; readonly questionId: string }

/** The card of someone's answers to a question, of which there is at least one, the oldest first. */
export const cardRow = (
  key: CardKey,
  attempts: readonly ReplayRow[],
  plan: StudyPlan,
): Insertable<CardsTable> => {
  const first = attempts[0]!
  return rowOf(
    key,
    {
      first_post_id: first.post_id,
      first_at: first.answered_at,
      first_right: truthOf(first),
      first_fair: first.unseen,
      first_ms: first.took_ms,
    },
    replay(attempts.map(loggedAnswer))!,
    plan,
  )
}

/** A card with one more answer, on a later day than those in it: the same as a replay of all, without reading them. */
export const nextCardRow = (
  card: Selectable<CardsTable>,
  attempt: ReplayRow,
  plan: StudyPlan,
): Insertable<CardsTable> => {
  const answer = loggedAnswer(attempt)
  const key = { userId: card.user_id, questionId: card.question_id }
  return rowOf(key, card, nextReview({ ...card, lastOn: card.last_on }, answer.day, [answer]), plan)
}

const rowOf = (
  { userId, questionId }: CardKey,
  first: Pick<CardsTable, 'first_post_id' | 'first_at' | 'first_right' | 'first_fair' | 'first_ms'>,
  state: CardState,
  plan: StudyPlan,
): Insertable<CardsTable> => {
  const resting = isResting(state)
  return {
    user_id: userId,
    question_id: questionId,
    first_post_id: first.first_post_id,
    first_at: first.first_at,
    first_right: first.first_right,
    first_fair: first.first_fair,
    first_ms: first.first_ms,
    reviews: state.reviews,
    lapses: state.lapses,
    resting: resting ? 1 : 0,
    stability: state.stability,
    difficulty: state.difficulty,
    last_on: state.lastOn,
    due_on: dueOn({ ...state, resting }, plan, questionId),
    scheduler: SCHEDULER,
  }
}

/** `own_day` is null where an older version recorded the answer. */
export const loggedAnswer = (
  row: Pick<ReplayRow, 'own_day' | 'day' | keyof Judged | 'guessed' | 'confidence'>,
): LoggedAnswer => ({ day: row.own_day ?? dayNumber(row.day), ...judgedAnswer(row) })

/** Whether an answer was right in truth, and what the person said about it. */
export const judgedAnswer = (
  row: Pick<ReplayRow, keyof Judged | 'guessed' | 'confidence'>,
): Omit<LoggedAnswer, 'day'> => ({
  right: truthOf(row) === 1,
  guessed: row.guessed === 1,
  confidence: row.confidence as Confidence | null,
})

/** Every column but the key, from the row that was to be inserted. */
export const CARD_COLUMNS = [
  'first_post_id',
  'first_at',
  'first_right',
  'first_fair',
  'first_ms',
  'reviews',
  'lapses',
  'resting',
  'stability',
  'difficulty',
  'last_on',
  'due_on',
  'scheduler',
] as const satisfies readonly (keyof CardsTable)[]

const KEY_COLUMNS = ['user_id', 'question_id'] as const

/** Inserts a card, or replaces the one of an earlier state. */
export const upsertCard = prepareQuery((db, at: Insertable<CardsTable>) =>
  db
    .insertInto('cards')
    .values(pick(at, [...KEY_COLUMNS, ...CARD_COLUMNS]))
    .onConflict(conflict =>
      conflict
        .columns([...KEY_COLUMNS])
        .doUpdateSet(Object.fromEntries(CARD_COLUMNS.map(name => [name, sql.ref(`excluded.${name}`)]))),
    ),
)

/** Each value by name, since the placeholders of a prepared query can't be listed. */
const pick = <Row extends object>(row: Row, names: readonly (keyof Row)[]): Row =>
  Object.fromEntries(names.map(name => [name, row[name]])) as Row

/** Replays the answers of a person to a question, after one of them was added or changed. Deletes a card without any. */
export const refreshCard = async (trx: Kysely<Schema>, card: CardKey): Promise<void> => {
  await lockCard(trx, card)
  const attempts = await selectAttempts(trx, card)
  const [settings] = await selectSettings(trx, card)
  if (attempts.length > 0) await upsertCard(trx, cardRow(card, attempts, planFromRow(settings)))
  else
    await trx
      .deleteFrom('cards')
      .where('user_id', '=', card.userId)
      .where('question_id', '=', card.questionId)
      .execute()
}

/** Row lock: of two replays at once, the second one reads what the first one has committed. */
const lockCard = async (trx: Kysely<Schema>, { userId, questionId }: CardKey): Promise<void> => {
  if (isSqlite(trx)) return
  await trx
    .selectFrom('cards')
    .select('user_id')
    .where('user_id', '=', userId)
    .where('question_id', '=', questionId)
    .forUpdate()
    .execute()
}
