import { type Kysely, sql } from 'kysely'
import { type ItemTraits, type Rating, UNRATED } from '../../quiz/study/rating.ts'
import { prepareQuery } from '../database/prepared-query.ts'
import type { Schema } from '../schema.ts'

/** Ratings are sums of what fair first attempts changed, so that concurrent answers add up in any order. */

export const ratingFrom = (value: number | null, answered: number | null): Rating =>
  value === null || answered === null ? UNRATED : { value: Number(value), answered }

export const selectAbility = async (
  db: Kysely<Schema>,
  userId: string,
  { bank, domain }: Pick<ItemTraits, 'bank' | 'domain'>,
): Promise<Rating> => {
  const [row] = await abilityRow(db, { userId, bank, domain })
  return row ? ratingFrom(row.ability, row.answered) : UNRATED
}

const abilityRow = prepareQuery((db, at: { userId: string; bank: string; domain: string }) =>
  db
    .selectFrom('abilities')
    .select(['ability', 'answered'])
    .where('user_id', '=', at.userId)
    .where('bank', '=', at.bank)
    .where('domain', '=', at.domain),
)

export const selectQuestionRating = async (db: Kysely<Schema>, questionId: string): Promise<Rating> => {
  const [row] = await questionRow(db, { questionId })
  return row ? ratingFrom(row.difficulty, row.answered) : UNRATED
}

const questionRow = prepareQuery((db, at: { questionId: string }) =>
  db
    .selectFrom('question_ratings')
    .select(['difficulty', 'answered'])
    .where('question_id', '=', at.questionId),
)

/** `count` is 1 for an answer that is added, -1 for one that is deleted. */
type AbilityChange = {
  userId: string
  bank: string
  domain: string
  delta: number
  count: number
  right: number
}

export const addToAbility = prepareQuery((db, at: AbilityChange) =>
  db
    .insertInto('abilities')
    .values({
      user_id: at.userId,
      bank: at.bank,
      domain: at.domain,
      ability: at.delta,
      answered: at.count,
      right_count: at.right,
    })
    .onConflict(conflict =>
      conflict.columns(['user_id', 'bank', 'domain']).doUpdateSet({
        ability: sql`abilities.ability + excluded.ability`,
        answered: sql`abilities.answered + excluded.answered`,
        right_count: sql`abilities.right_count + excluded.right_count`,
      }),
    ),
)

type QuestionChange = { questionId: string; delta: number; count: number; right: number; logMs: number }

export const addToQuestionRating = prepareQuery((db, at: QuestionChange) =>
  db
    .insertInto('question_ratings')
    .values({
      question_id: at.questionId,
      difficulty: at.delta,
      answered: at.count,
      right_count: at.right,
      log_ms: at.logMs,
    })
    .onConflict(conflict =>
      conflict.column('question_id').doUpdateSet({
        difficulty: sql`question_ratings.difficulty + excluded.difficulty`,
        answered: sql`question_ratings.answered + excluded.answered`,
        right_count: sql`question_ratings.right_count + excluded.right_count`,
        log_ms: sql`question_ratings.log_ms + excluded.log_ms`,
      }),
    ),
)
