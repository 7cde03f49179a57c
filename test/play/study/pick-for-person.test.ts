import { describe, expect, test } from 'vitest'
import { type Bank, stableId } from '../../../src/quiz/question.ts'
import { createRandom } from '../../../src/quiz/seeded-random.ts'
import { sampleBank } from '../../quiz/sample.ts'
import { openTable } from '../table.ts'

const MICRO = 1_000_000
const GUESS_RATE = 0.25

/** Questions from very easy to very hard, all labelled alike. */
const bank: Bank = sampleBank(601)
const logitOf = new Map(
  bank.questions.map((question, n) => [stableId(question), -4 + (8 * ((n * 37) % 601)) / 601]),
)

/** A person of this ability answers private questions, whose difficulty others have shown. Whether each was right. */
const playPrivately = async (ability: number, count: number) => {
  const table = await openTable({ banks: [bank] })
  // The label of the sample questions, `easy`, counts as -1 logit.
  const ratings = [...logitOf].map(([question_id, logit]) => ({
    question_id,
    difficulty: Math.round((logit + 1) * MICRO),
    answered: 400,
    right_count: 200,
    log_ms: 0,
  }))
  await table.db.insertInto('question_ratings').values(ratings).execute()
  const dice = createRandom(11)
  const results: { readonly right: boolean; readonly domain: string | null; readonly id: string }[] = []
  for (let n = 0; n < count; n++) {
    const view = await table.ask({ audience: 'private', userId: 'ana' })
    const id = stableId(view.question)
    const chance = GUESS_RATE + (1 - GUESS_RATE) / (1 + Math.exp(logitOf.get(id)! - ability))
    const right = dice() < chance
    await table.press(view, 'ana', right)
    results.push({ right, domain: view.question.domain, id })
    table.clock.time += 60_000
  }
  return results
}

const shareOf = (results: readonly { readonly right: boolean }[]): number =>
  results.filter(({ right }) => right).length / results.length

describe('private questions', () => {
  for (const [who, ability] of [
    ['a beginner', -2],
    ['someone average', 0],
    ['an expert', 2.5],
  ] as const)
    test(`are answered correctly about three times in four by ${who}, once a few answers are in`, async () => {
      const later = (await playPrivately(ability, 80)).slice(20)
      expect(shareOf(later)).toBeGreaterThan(0.6)
      expect(shareOf(later)).toBeLessThan(0.9)
    })

  test('come within the weights of the domains, and none comes twice before all were asked', async () => {
    const results = await playPrivately(0, 100)
    const first = results.filter(({ domain }) => domain === 'First').length
    expect(first).toBeGreaterThan(60)
    expect(first).toBeLessThan(90)
    expect(new Set(results.map(({ id }) => id)).size).toBe(100)
  })
})
