import { expect, test } from 'vitest'
import { paceOf } from '../../../src/quiz/study/pace.ts'
import { logTime } from '../../../src/quiz/study/rating.ts'

const MINUTE = 60_000

/** A card that took its person so long, and the others. */
const cardOf = (firstMs: number, others: readonly number[]) => ({
  firstMs,
  everyone: {
    answered: others.length + 1,
    logMs: [firstMs, ...others].reduce((sum, ms) => sum + logTime(ms), 0),
  },
})

test('compares a person’s time with the mean of the others, also where one left the question open for six hours', () => {
  const pace = paceOf([cardOf(2 * MINUTE, [MINUTE, MINUTE, MINUTE, 360 * MINUTE])])!
  expect(pace.own / MINUTE).toBeCloseTo(2, 3)
  expect(pace.others / MINUTE).toBeCloseTo(10 ** 0.25, 3)
})

test('leaves out a question that the person themselves left open, or that fewer than three others answered', () => {
  expect(paceOf([cardOf(360 * MINUTE, [MINUTE, MINUTE, MINUTE])])).toBeNull()
  expect(paceOf([cardOf(MINUTE, [MINUTE, MINUTE])])).toBeNull()
})
