import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Attempt } from '../../play/ports/answers.ts'
import type { Post } from '../../play/record.ts'
import type { ComesBack } from '../../play/study/record.ts'
import { dayNumber, dayNumberIn } from '../../quiz/day.ts'
import type { Meeting } from '../../quiz/exposure.ts'
import type { StudyPlan } from '../../quiz/study/due.ts'
import { logTime, type Rating, ratingDeltas, UNRATED } from '../../quiz/study/rating.ts'
import { SCHEDULER } from '../../quiz/study/scheduler.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { AnswersTable, CardsTable, Schema } from '../schema.ts'
import {
  byTime,
  cardRow,
  nextCardRow,
  planFromRow,
  type ReplayRow,
  selectAttempts,
  selectSettings,
  upsertCard,
} from './cards.ts'
import { addToAbility, addToQuestionRating, selectAbility, selectQuestionRating } from './ratings.ts'

/** What an answer changes beside the boards: the person's card of the question, and both ratings. */

/** What is stored about a person and a question before an answer. */
export type StudyState = {
  /** The person's zone; null for the one of the place where they answer. */
  readonly zone: string | null
  readonly plan: StudyPlan
  /** Their card of the question; null if there is none. */
  readonly card: Selectable<CardsTable> | null
  /** Their answers to the question; null where the card is enough, because the next answer comes on a later day. */
  readonly attempts: readonly ReplayRow[] | null
  readonly ability: Rating
  readonly difficulty: Rating
}

/** The columns that an answer's row has for studying. */
export type StudyColumns = Pick<
  Selectable<AnswersTable>,
  'own_day' | 'unseen' | 'guessed' | 'confidence' | 'ability_delta' | 'difficulty_delta' | 'bank' | 'domain'
>

/** `unseen`: the person had not met the question before. Only such a first attempt changes the ratings. */
export const studyColumns = (
  post: Pick<Post, 'zone'>,
  attempt: Attempt,
  { zone, card, attempts, ability, difficulty }: StudyState,
  unseen: boolean,
): StudyColumns => {
  const isFair = unseen && card === null && attempts?.length === 0
  const deltas = isFair ? ratingDeltas(ability, difficulty, attempt.traits, attempt.right) : null
  return {
    own_day: dayNumberIn(zone ?? post.zone, attempt.answeredAt),
    unseen: unseen ? 1 : 0,
    guessed: 0,
    confidence: attempt.confidence,
    ability_delta: deltas?.ability ?? null,
    difficulty_delta: deltas?.difficulty ?? null,
    bank: deltas && attempt.traits.bank,
    domain: deltas && attempt.traits.domain,
  }
}

/** The card with this answer. */
export const cardAfter = (
  post: Pick<Post, 'questionId'>,
  attempt: Attempt,
  { card, attempts, plan }: StudyState,
  columns: StudyColumns,
): Insertable<CardsTable> => {
  const added: ReplayRow = {
    ...columns,
    post_id: attempt.postId,
    answered_at: attempt.answeredAt,
    is_right: attempt.right ? 1 : 0,
    corrected_right: null,
    took_ms: attempt.tookMs,
    day: attempt.day,
  }
  if (card !== null && attempts === null) return nextCardRow(card, added, plan)
  const key = { userId: attempt.userId, questionId: post.questionId }
  return cardRow(key, [...(attempts ?? []), added].sort(byTime), plan)
}

/** Zones reach from UTC-12 to UTC+14, so for two hours of each day their dates differ by two days. */
export const MAX_DATES_APART = 2

/**
 * Whether a card is enough to continue from. Not on the day of its last answer, since a day's answers are one review.
 * `day`, the date in the post's zone, decides for the one in the person's zone.
 */
export const isEnough = (card: Pick<CardsTable, 'last_on' | 'scheduler'>, day: string): boolean =>
  card.scheduler === SCHEDULER && card.last_on < dayNumber(day) - MAX_DATES_APART

/**
 * Several small statements, because SQLite prepares a left join that compares columns with parameters again for each run,
 * which takes longer than all of these together.
 */
export const selectStudyState = async (
  db: Kysely<Schema>,
  { questionId }: Pick<Post, 'questionId'>,
  { userId, traits, day }: Attempt,
  meeting: Meeting,
): Promise<StudyState> => {
  const key = { userId, questionId }
  const [settings] = await selectSettings(db, key)
  // Who never met a question never answered it.
  const isNew = meeting.firstAt === null
  const [card = null] = isNew ? [] : await selectCard(db, key)
  const attempts = isNew ? [] : card && isEnough(card, day) ? null : await selectAttempts(db, key)
  const isFirst = card === null && attempts?.length === 0
  return {
    zone: settings?.zone ?? null,
    plan: planFromRow(settings),
    card,
    attempts,
    ability: isFirst ? await selectAbility(db, userId, traits) : UNRATED,
    difficulty: isFirst ? await selectQuestionRating(db, questionId) : UNRATED,
  }
}

const selectCard = prepareQuery((db, at: { userId: string; questionId: string }) =>
  db
    .selectFrom('cards')
    .selectAll()
    .where('user_id', '=', at.userId)
    .where('question_id', '=', at.questionId),
)

/** When a card is due, seen from the day of the answer. */
export const comesBack = (
  { due_on, resting }: Pick<Insertable<CardsTable>, 'due_on' | 'resting'>,
  { own_day }: Pick<StudyColumns, 'own_day'>,
): ComesBack => ({ days: due_on - own_day!, resting: resting === 1 })

/** Writes what follows from an answer, in its transaction. Resolves with when its question comes back. */
export const applyToStudy = async (
  trx: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
  state: StudyState,
  columns: StudyColumns,
): Promise<ComesBack> => {
  const card = cardAfter(post, attempt, state, columns)
  await upsertCard(trx, card)
  await addToRatings(trx, post, attempt, columns)
  return comesBack(card, columns)
}

const addToRatings = async (
  trx: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
  columns: StudyColumns,
): Promise<void> => {
  if (columns.ability_delta === null || columns.difficulty_delta === null) return
  const right = attempt.right ? 1 : 0
  await addToAbility(trx, {
    userId: attempt.userId,
    bank: attempt.traits.bank,
    domain: attempt.traits.domain,
    delta: columns.ability_delta,
    count: 1,
    right,
  })
  await addToQuestionRating(trx, {
    questionId: post.questionId,
    delta: columns.difficulty_delta,
    count: 1,
    right,
    logMs: logTime(attempt.tookMs),
  })
}
