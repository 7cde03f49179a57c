import { describe, expect, test } from 'vitest'
import { AS_HARD, simulateReadiness } from '../../bench/readiness.ts'
import { sampleBank } from '../sample.ts'

/** `npm run bench -- readiness` prints the whole table for the exam of a shipped bank. */
const bank = sampleBank(400, { exam: { questions: 60, minutes: 90, passMark: 72 } })

describe('whom readiness gives 90 % or more', () => {
  test.each([
    ['as hard as the exam', AS_HARD],
    ['half a standard deviation harder', { ...AS_HARD, easierBy: -0.5 }],
    ['half a standard deviation easier', { ...AS_HARD, easierBy: 0.5 }],
  ])('really passes 9 times in 10, from a bank %s', (_, world) => {
    const buckets = simulateReadiness(bank, world, 150, 2026)
    const sure = buckets.at(-1)!
    expect(sure.from).toBe(0.9)
    expect(sure.learners).toBeGreaterThan(12)
    expect(sure.passed).toBeGreaterThanOrEqual(0.9)
  })
})

test('whom readiness gives less than 10 % hardly ever passes', () => {
  const [hopeless] = simulateReadiness(bank, AS_HARD, 150, 2026)
  expect(hopeless!.learners).toBeGreaterThan(12)
  expect(hopeless!.passed).toBeLessThan(0.15)
})
