import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/quiz/seeded-random.ts'
import {
  expectedRight,
  logTime,
  type Rating,
  ratingDeltas,
  traitsOf,
  UNRATED,
} from '../../../src/quiz/study/rating.ts'
import { sampleQuestion } from '../sample.ts'

const TRAITS = { bank: 'sample', domain: '', guessRate: 0.25, labelled: 0 }
const rating = fc.record({
  value: fc.integer({ min: -6_000_000, max: 6_000_000 }),
  answered: fc.integer({ min: 0, max: 5000 }),
})

describe('the expected share of correct answers', () => {
  test('is never below chance, rises with ability and falls with difficulty', () => {
    fc.assert(
      fc.property(rating, rating, fc.integer({ min: 1, max: 3_000_000 }), (ability, difficulty, more) => {
        const expected = expectedRight(ability, difficulty, TRAITS)
        expect(expected).toBeGreaterThanOrEqual(0.25)
        expect(expected).toBeLessThanOrEqual(1)
        const able = { ...ability, value: ability.value + more }
        const hard = { ...difficulty, value: difficulty.value + more }
        expect(expectedRight(able, difficulty, TRAITS)).toBeGreaterThanOrEqual(expected)
        expect(expectedRight(ability, hard, TRAITS)).toBeLessThanOrEqual(expected)
      }),
    )
  })

  test('for options of which several are right counts every combination as one guess', () => {
    expect(traitsOf(sampleQuestion()).guessRate).toBe(0.25)
    const options = [...'ABCDE'].map(key => ({ key, text: key, rationale: null }))
    expect(traitsOf(sampleQuestion({ options, answer: ['A', 'C'] })).guessRate).toBe(0.1)
  })
})

test('a correct answer raises the ability and lowers the difficulty, a wrong one does the opposite', () => {
  fc.assert(
    fc.property(rating, rating, fc.boolean(), (ability, difficulty, right) => {
      const deltas = ratingDeltas(ability, difficulty, TRAITS, right)
      const sign = right ? 1 : -1
      expect(deltas.ability * sign).toBeGreaterThanOrEqual(0)
      expect(deltas.difficulty * sign).toBeLessThanOrEqual(0)
      expect(Number.isInteger(deltas.ability) && Number.isInteger(deltas.difficulty)).toBe(true)
    }),
  )
})

test('the ratings of a simulated class order its questions as they are', () => {
  const dice = createRandom(7)
  const gauss = () => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())
  const people = Array.from({ length: 200 }, () => ({ truth: gauss(), rating: UNRATED as Rating }))
  const questions = Array.from({ length: 100 }, () => ({ truth: gauss(), rating: UNRATED as Rating }))
  for (const person of people)
    for (const question of questions) {
      if (dice() > 0.5) continue
      const right = dice() < 0.25 + 0.75 / (1 + Math.exp(question.truth - person.truth))
      const deltas = ratingDeltas(person.rating, question.rating, TRAITS, right)
      person.rating = { value: person.rating.value + deltas.ability, answered: person.rating.answered + 1 }
      question.rating = {
        value: question.rating.value + deltas.difficulty,
        answered: question.rating.answered + 1,
      }
    }
  expect(correlation(questions.map(q => [q.truth, q.rating.value]))).toBeGreaterThan(0.93)
  expect(correlation(people.map(p => [p.truth, p.rating.value]))).toBeGreaterThan(0.85)
})

const correlation = (pairs: readonly (readonly [number, number] | number[])[]): number => {
  const mean = (index: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[index]!, 0) / pairs.length
  const [mx, my] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number) =>
    pairs.reduce((total, pair) => total + of(pair[0]! - mx, pair[1]! - my), 0)
  return sum((x, y) => x * y) / Math.sqrt(sum(x => x * x) * sum((_, y) => y * y))
}

test('a question that was left open for hours hardly changes how long it seems to take', () => {
  const minutes = (times: readonly number[]): number =>
    Math.exp(times.reduce((sum, time) => sum + logTime(60_000 * time), 0) / times.length / 1000) / 60_000
  expect(minutes([1, 1, 1, 1, 600])).toBeCloseTo(minutes([1, 1, 1, 1, 10]), 6)
  expect(minutes([1, 1, 1, 1, 600])).toBeLessThan(2)
})
