import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byAccuracy, MIN_ANSWERS, wilsonLowerBound } from '../../src/quiz/accuracy.ts'
import { en } from '../../src/words/en/index.ts'

const total = (userId: string, right: number, answered: number, lastAt = 0) => ({
  userId,
  points: right * 10,
  right,
  answered,
  lastAt,
})

const share = fc
  .integer({ min: 1, max: 100_000 })
  .chain(answered => fc.record({ answered: fc.constant(answered), right: fc.nat(answered) }))

describe('what is surely right', () => {
  // The lower limits that Newcombe printed (Statistics in Medicine 17, 1998, table I, method 3).
  test.each([
    [81, 263, 0.2553],
    [15, 148, 0.0624],
    [0, 20, 0],
    [1, 29, 0.0061],
  ])('of %i right out of %i is %d', (right, answered, bound) => {
    expect(wilsonLowerBound(right, answered)).toBeCloseTo(bound, 4)
  })

  test('is the lower root of Wilson’s equation: the share lies z standard errors above it', () => {
    fc.assert(
      fc.property(share, ({ right, answered }) => {
        const bound = wilsonLowerBound(right, answered)
        const error = Math.sqrt((bound * (1 - bound)) / answered)
        expect(bound + 1.96 * error).toBeCloseTo(right / answered, 9)
      }),
    )
  })

  test('is nothing where nothing was right or answered', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0)
    expect(wilsonLowerBound(0, 1000)).toBe(0)
  })

  test('is never less than nothing nor more than the share', () => {
    fc.assert(
      fc.property(share, ({ right, answered }) => {
        const bound = wilsonLowerBound(right, answered)
        expect(bound >= 0 && bound <= right / answered).toBe(true)
      }),
    )
  })

  test('grows with more answers at the same share', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 2, max: 100 }), ({ right, answered }, times) => {
        fc.pre(right > 0)
        expect(wilsonLowerBound(right * times, answered * times)).toBeGreaterThan(
          wilsonLowerBound(right, answered),
        )
      }),
    )
  })

  test('grows with each right answer and shrinks with each wrong one', () => {
    fc.assert(
      fc.property(share, ({ right, answered }) => {
        const bound = wilsonLowerBound(right, answered)
        expect(wilsonLowerBound(right + 1, answered + 1)).toBeGreaterThan(bound)
        if (right < answered) expect(wilsonLowerBound(right + 1, answered)).toBeGreaterThan(bound)
        if (right > 0) expect(wilsonLowerBound(right, answered + 1)).toBeLessThan(bound)
      }),
    )
  })
})

describe('the order of accuracy', () => {
  const order = (...people: ReturnType<typeof total>[]) => people.sort(byAccuracy).map(one => one.userId)

  test('puts a proven share before a lucky one', () => {
    expect(order(total('lucky', 20, 20), total('proven', 190, 200))).toEqual(['proven', 'lucky'])
  })

  test('is as the note on the board says: 95 of 100 beats 20 of 20', () => {
    expect(en.board.accuracyNote(MIN_ANSWERS)).toContain('95 of 100 beats 20 of 20')
    expect(order(total('lucky', 20, 20), total('proven', 95, 100))).toEqual(['proven', 'lucky'])
  })

  test('puts more answers first among equals, then who was earlier, then the id', () => {
    const people = [
      total('late', 0, 30, 900),
      total('few', 0, 20, 1),
      total('early', 0, 30, 100),
      total('also early', 0, 30, 100),
    ]
    expect(order(...people)).toEqual(['also early', 'early', 'late', 'few'])
  })
})
