import { type Kysely, sql } from 'kysely'
import { jsonRows } from '../database/json-rows.ts'
import type { Schema } from '../schema.ts'
import { addToQuestionRating } from '../study/ratings.ts'
import type { Change } from './change.ts'

type AbilitySum = { user_id: string; bank: string; domain: string; delta: number; n: number }

/** What changes in the abilities of the people, and in the rating of the question. */
export const changeRatings = async (
  trx: Kysely<Schema>,
  questionId: string,
  changes: readonly Change[],
): Promise<void> => {
  const rated = changes.filter(({ is_rated }) => is_rated)
  if (rated.length === 0) return
  await updateAbilities(trx, rated)
  await addToQuestionRating(trx, {
    questionId,
    delta: rated.reduce((sum, { difficulty_change }) => sum + difficulty_change, 0),
    count: 0,
    right: rated.reduce((sum, { was_right, now_right }) => sum + now_right - was_right, 0),
    logMs: 0,
  })
}

const updateAbilities = async (trx: Kysely<Schema>, rated: readonly Change[]): Promise<void> => {
  const sums = new Map<string, AbilitySum>()
  for (const { user_id, bank, domain, ability_change, was_right, now_right } of rated) {
    if (bank === null || domain === null) continue
    const key = JSON.stringify([user_id, bank, domain])
    const sum = sums.get(key) ?? { user_id, bank, domain, delta: 0, n: 0 }
    sums.set(key, { ...sum, delta: sum.delta + ability_change, n: sum.n + now_right - was_right })
  }
  const v = jsonRows(trx, 'v', [...sums.values()], {
    user_id: 'text',
    bank: 'text',
    domain: 'text',
    delta: 'bigint',
    n: 'integer',
  })
  await sql`update abilities set ability = abilities.ability + v.delta, right_count = abilities.right_count + v.n
    from ${v}
    where abilities.user_id = v.user_id and abilities.bank = v.bank and abilities.domain = v.domain`.execute(
    trx,
  )
}
