import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, periodsOf } from '../../src/quiz/day.ts'
import { seasonStart } from '../../src/quiz/exposure.ts'
import { spansOf } from '../../src/quiz/period-spans.ts'
import { RHYTHMS, seasonBefore, seasonDays, seasonOf } from '../../src/quiz/season.ts'

/** From 1990 to 2070. */
const days = fc.integer({ min: 7305, max: 36_525 }).map(dateOfDay)

describe('a season', () => {
  test.each([
    ['2026-11-30', 'month', '2026-11'],
    ['2026-12-01', 'month', '2026-12'],
    ['2026-09-30', 'quarter', '2026-Q3'],
    ['2026-10-01', 'quarter', '2026-Q4'],
    ['2027-01-01', 'quarter', '2027-Q1'],
    ['2026-11-30', 'never', 'all'],
  ] as const)('of %s, if seasons last a %s, is %s', (day, rhythm, season) => {
    expect(seasonOf(day, rhythm)).toBe(season)
  })

  test.each([
    ['2026-01', '2025-12'],
    ['2026-12', '2026-11'],
    ['2026-Q1', '2025-Q4'],
    ['2026-Q4', '2026-Q3'],
    ['all', null],
  ])('before %s was %s', (season, before) => {
    expect(seasonBefore(season)).toBe(before)
  })

  test.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
  ])('%s lasts from %s until %s', (season, from, until) => {
    expect(seasonDays(season)).toEqual({ from, until })
  })

  test('begins at midnight in the server’s zone; one that never ends began before everything', () => {
    expect(new Date(seasonStart('Asia/Tokyo', '2026-11-23', 'quarter')).toISOString()).toBe(
      '2026-09-30T15:00:00.000Z',
    )
    expect(seasonStart('Asia/Tokyo', '2026-11-23', 'never')).toBe(0)
  })

  test('has exactly the days that are in it, and follows directly on the one before', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...RHYTHMS), (day, other, rhythm) => {
        const season = seasonOf(day, rhythm)
        const { from, until } = seasonDays(season)
        expect(from <= other && other <= until).toBe(seasonOf(other, rhythm) === season)
        const before = seasonBefore(season)
        if (before !== null) expect(Date.parse(from) - Date.parse(seasonDays(before).until)).toBe(86_400_000)
      }),
    )
  })
})

test('a reset is about every period that its day belongs to, and exactly the days of each', () => {
  fc.assert(
    fc.property(days, days, (day, other) => {
      const spans = spansOf(day, 'all')
      expect(spans.map(({ period }) => period)).toEqual(periodsOf(day))
      expect(spansOf(day, 'season')).toEqual(spans.slice(0, -1))
      for (const { period, from, until } of spans)
        expect(from <= other && other <= until).toBe(periodsOf(other).includes(period))
    }),
  )
})
