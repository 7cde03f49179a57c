import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateOfDay, dayNumber } from '../../../src/quiz/day.ts'
import { RESULT_PERIODS, resultSpan } from '../../../src/quiz/results/period.ts'
import { EVERY_DAY, RHYTHMS } from '../../../src/quiz/season.ts'

const MONDAY = '2026-11-23'

test.each([
  ['season', '2026-11-01', '2026-11-30'],
  ['last-season', '2026-10-01', '2026-10-31'],
  ['week', '2026-11-23', '2026-11-29'],
  ['days7', '2026-11-17', '2026-11-23'],
  ['days30', '2026-10-25', '2026-11-23'],
] as const)('%s is from %s to %s', (period, from, until) => {
  expect(resultSpan(period, MONDAY, 'month')).toEqual({ period, days: { from, until } })
})

test('a season is a quarter where the server says so', () => {
  expect(resultSpan('last-season', MONDAY, 'quarter').days).toEqual({
    from: '2026-07-01',
    until: '2026-09-30',
  })
})

test('where seasons never end, this one and the last one are all time', () => {
  for (const period of ['season', 'last-season'] as const)
    expect(resultSpan(period, MONDAY, 'never')).toEqual({ period: 'all', days: EVERY_DAY })
})

test('every period but the last season has today in it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2032-12-31') }).map(dateOfDay),
      fc.constantFrom(...RHYTHMS),
      fc.constantFrom(...RESULT_PERIODS.filter(name => name !== 'last-season')),
      (today, rhythm, period) => {
        const { from, until } = resultSpan(period, today, rhythm).days
        expect(from <= today && today <= until).toBe(true)
      },
    ),
  )
})
