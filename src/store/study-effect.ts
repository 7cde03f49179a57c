import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Attempt } from '../play/ports/answers.ts'
import type { Post } from '../play/record.ts'
import { dayNumberIn } from '../quiz/day.ts'
import type { StudyPlan } from '../quiz/study/due.ts'
import { logTime, type Rating, ratingDeltas, UNRATED } from '../quiz/study/rating.ts'
import { cardRow, planFromRow, type ReplayRow, selectAttempts, selectSettings, upsertCard } from './cards.ts'
import { addToAbility, addToQuestionRating, selectAbility, selectQuestionRating } from './ratings.ts'
import type { AnswersTable, CardsTable, Schema } from './schema.ts'

/** What an answer changes beside the boards: the person's card of the question, and both ratings. */

/** What is stored about a person and a question before an answer. */
export type StudyState = {
  /** The person's zone; null for the one of the place where they answer. */
  readonly zone: string | null
  readonly plan: StudyPlan
  /** Their answers to the question, the oldest first. */
  readonly attempts: readonly ReplayRow[]
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
  { zone, attempts, ability, difficulty }: StudyState,
  unseen: boolean,
): StudyColumns => {
  const isFair = unseen && attempts.length === 0
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
  { attempts, plan }: StudyState,
  columns: StudyColumns,
): Insertable<CardsTable> => {
  const added: ReplayRow = {
    ...columns,
    post_id: attempt.postId,
    answered_at: attempt.answeredAt,
    is_right: attempt.right ? 1 : 0,
    took_ms: attempt.tookMs,
    day: attempt.day,
  }
  const card = { userId: attempt.userId, questionId: post.questionId }
  return cardRow(card, [...attempts, added].sort(byTime), plan)
}

const byTime = (a: ReplayRow, b: ReplayRow): number =>
  a.answered_at - b.answered_at || (a.post_id < b.post_id ? -1 : 1)

export const selectStudyState = async (
  db: Kysely<Schema>,
  { questionId }: Pick<Post, 'questionId'>,
  { userId, traits }: Attempt,
): Promise<StudyState> => {
  const attempts = await selectAttempts(db, { userId, questionId })
  const [settings] = await selectSettings(db, { userId })
  const isFirst = attempts.length === 0
  return {
    zone: settings?.zone ?? null,
    plan: planFromRow(settings),
    attempts,
    ability: isFirst ? await selectAbility(db, userId, traits) : UNRATED,
    difficulty: isFirst ? await selectQuestionRating(db, questionId) : UNRATED,
  }
}

/** Writes what follows from an answer, in its transaction. */
export const applyToStudy = async (
  trx: Kysely<Schema>,
  post: Post,
  attempt: Attempt,
  state: StudyState,
  columns: StudyColumns,
): Promise<void> => {
  await upsertCard(trx, cardAfter(post, attempt, state, columns))
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
