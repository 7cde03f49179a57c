import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysToCatchUp, leftToday, newPerDay } from '../../../src/quiz/study/amount.ts'
import { dueOn, NO_PLAN, type Pause } from '../../../src/quiz/study/due.ts'
import { endPause, pauseOn, pauseUntil } from '../../../src/quiz/study/pauses.ts'

const card = { stability: 10, reviews: 1, lastOn: 100, resting: false }
const dueWith = (pauses: readonly Pause[]) => dueOn(card, { ...NO_PLAN, pauses }, 'card')

describe('a pause', () => {
  test('moves what would be due during and after it by its length', () => {
    const due = dueWith([])
    expect(due).toBeGreaterThan(103)
    expect(dueWith(pauseUntil([], 102, 109))).toBe(due + 7)
  })

  test('that ends early moves it only by the days that it took', () => {
    const pauses = pauseUntil([], 102, 109)
    expect(dueWith(endPause(pauses, 104))).toBe(dueWith([]) + 2)
    expect(endPause(pauses, 102)).toEqual([])
  })

  test('that is prolonged or shortened stays one', () => {
    expect(pauseUntil([[102, 109]], 105, 120)).toEqual([[102, 120]])
    expect(pauseUntil([[102, 109]], 105, 106)).toEqual([[102, 106]])
    expect(pauseUntil([[90, 95]], 105, 106)).toEqual([
      [90, 95],
      [105, 106],
    ])
  })

  test('is over on its last date', () => {
    expect(pauseOn([[102, 109]], 108)).toEqual([102, 109])
    expect(pauseOn([[102, 109]], 109)).toBeNull()
    expect(pauseOn([[102, 109]], 101)).toBeNull()
  })

  test('after any changes, on days in any order, pauses are in order, apart and not empty', () => {
    const change = fc.record({ day: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(fc.array(change), changes => {
        const pauses = changes.reduce<readonly Pause[]>(
          (all, { day, days }) => (days === 0 ? endPause(all, day) : pauseUntil(all, day, day + days)),
          [],
        )
        for (const [n, [from, until]] of pauses.entries()) {
          expect(from).toBeLessThan(until)
          if (n > 0) expect(pauses[n - 1]![1]).toBeLessThan(from)
        }
      }),
    )
  })
})

test('a backlog is caught up at the daily amount, and never makes a day longer', () => {
  expect(daysToCatchUp(143, 20)).toBe(8)
  expect(leftToday(143, 20, 0)).toBe(20)
  expect(leftToday(143, 20, 15)).toBe(5)
  expect(leftToday(143, 20, 25)).toBe(0)
  expect(leftToday(3, 20, 0)).toBe(3)
  expect(newPerDay(20)).toBe(5)
})
