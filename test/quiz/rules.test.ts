import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRight, normalisePick } from '../../src/quiz/grading.ts'
import { orderOptions } from '../../src/quiz/option-order.ts'
import { byRank } from '../../src/quiz/ranking.ts'
import { scoreOf } from '../../src/quiz/scoring.ts'
import { createRandom, shuffle } from '../../src/quiz/seeded-random.ts'
import { tally } from '../../src/quiz/tally.ts'
import { sampleQuestion } from './sample.ts'

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('layout', () => {
  test('shows every option once, lettered from A by position, the same for the same seed', () => {
    fc.assert(
      fc.property(seed, seed => {
        const placed = orderOptions(sampleQuestion(), seed)
        expect(placed.map(option => option.letter)).toEqual(['A', 'B', 'C', 'D'])
        expect(placed.map(option => option.key).sort()).toEqual(['A', 'B', 'C', 'D'])
        expect(orderOptions(sampleQuestion(), seed)).toEqual(placed)
      }),
    )
  })

  test('keeps the order of options whose text names letters', () => {
    const placed = orderOptions(sampleQuestion({ shuffle: false }), 7)
    expect(placed.map(option => option.key)).toEqual(['A', 'B', 'C', 'D'])
  })

  test('puts each option at each place equally often', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 4000; seed++) {
      const first = orderOptions(sampleQuestion(), seed)[0]!.key
      counts.set(first, (counts.get(first) ?? 0) + 1)
    }
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})

describe('dice', () => {
  test('stay within [0, 1)', () => {
    fc.assert(
      fc.property(seed, seed => {
        const roll = createRandom(seed)()
        expect(roll >= 0 && roll < 1).toBe(true)
      }),
    )
  })

  test('shuffling loses and adds nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), seed, (items, seed) => {
        const result = shuffle(items, createRandom(seed))
        expect([...result].sort()).toEqual([...items].sort())
      }),
    )
  })
})

describe('grading', () => {
  const two = sampleQuestion({ answer: ['A', 'C'] })

  test.each([
    [['A', 'C'], true],
    [['C', 'A'], true],
    [['A'], false],
    [['A', 'B'], false],
    [['A', 'B', 'C'], false],
    [[], false],
  ])('of a question where A and C are right, %j is right: %s', (picked, right) => {
    expect(isRight(two, picked)).toBe(right)
  })

  test('takes only keys that the question has, each once, in its order', () => {
    expect(normalisePick(two, ['C', 'Z', 'A', 'C'])).toEqual(['A', 'C'])
  })
})

describe('scoring', () => {
  const fast = { windowMs: 20_000, speedPays: true }

  test.each([
    [true, 0, 15],
    [true, 4000, 14],
    [true, 10_000, 12],
    [true, 19_999, 10],
    [true, 20_000, 10],
    [true, 99_999, 10],
    [true, -50, 15],
    [false, 0, 0],
  ])('right: %s after %i ms of 20 s gives %i', (right, took, points) => {
    expect(scoreOf(right, took, fast)).toBe(points)
  })

  test('without a time set, right is worth ten however late', () => {
    expect(scoreOf(true, 1, { windowMs: 600_000, speedPays: false })).toBe(10)
    expect(scoreOf(true, 599_999, { windowMs: 600_000, speedPays: false })).toBe(10)
  })

  test('being later never earns more', () => {
    const took = fc.integer({ min: 0, max: 30_000 })
    fc.assert(
      fc.property(took, took, (a, b) => {
        expect(scoreOf(true, Math.max(a, b), fast)).toBeLessThanOrEqual(scoreOf(true, Math.min(a, b), fast))
      }),
    )
  })
})

describe('ranking', () => {
  const total = (userId: string, points: number, answered: number, lastAt: number) => ({
    userId,
    points,
    answered,
    right: 0,
    lastAt,
  })

  test('puts more points first, then fewer answers, then who was earlier', () => {
    const late = total('late', 50, 6, 900)
    const early = total('early', 50, 6, 100)
    const few = total('few', 50, 5, 999)
    const best = total('best', 60, 9, 999)
    expect([late, early, few, best].sort(byRank).map(one => one.userId)).toEqual([
      'best',
      'few',
      'early',
      'late',
    ])
  })
})

describe('tally', () => {
  test('counts each option and names who was right in the order of answers', () => {
    const result = tally(sampleQuestion(), [
      { userId: 'ben', picked: ['A'] },
      { userId: 'ana', picked: ['B'] },
      { userId: 'cem', picked: ['B'] },
    ])
    expect(result.answered).toBe(3)
    expect(Object.fromEntries(result.chosen)).toEqual({ A: 1, B: 2, C: 0, D: 0 })
    expect(result.right).toEqual(['ana', 'cem'])
  })
})
