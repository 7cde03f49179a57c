import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesOf, type RoundResult } from '../../src/quiz/places.ts'

const results = (...pairs: [score: number, right: number][]): RoundResult[] =>
  pairs.map(([score, right]) => ({ score, right }))

test('the same score and number correct share a place, and the next one is counted from all who are ahead', () => {
  expect(placesOf(results([20, 2], [20, 2], [10, 1]))).toEqual([1, 1, 3])
  expect(placesOf(results([20, 2], [10, 1], [10, 1], [0, 0]))).toEqual([1, 2, 2, 4])
  expect(placesOf([])).toEqual([])
})

test('the same score with fewer correct is a place of its own', () => {
  expect(placesOf(results([20, 2], [20, 1]))).toEqual([1, 2])
})

test('a place is one more than the number of people with a better result', () => {
  const result = fc.tuple(fc.nat(3), fc.nat(3))
  const isBetter = (a: RoundResult, b: RoundResult) => a.score - b.score || a.right - b.right
  fc.assert(
    fc.property(fc.array(result), pairs => {
      const sorted = results(...pairs).sort((a, b) => isBetter(b, a))
      const ahead = sorted.map(one => sorted.filter(other => isBetter(other, one) > 0).length)
      expect(placesOf(sorted)).toEqual(ahead.map(n => n + 1))
    }),
  )
})
