import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateIn, isExpired, mondayOf, periodCutoffs, periodsOf, weekOf } from '../../src/quiz/day.ts'

const at = (iso: string) => Date.parse(iso)

describe('the local date', () => {
  test.each([
    ['UTC', '2026-11-23T23:59:59Z', '2026-11-23'],
    ['America/Sao_Paulo', '2026-11-24T02:59:59Z', '2026-11-23'],
    ['Pacific/Kiritimati', '2026-11-23T10:00:00Z', '2026-11-24'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-10-04'],
  ])('in %s at %s is %s', (zone, instant, date) => {
    expect(dateIn(zone, at(instant))).toBe(date)
  })
})

describe('the ISO week', () => {
  test.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2025-12-29', '2026-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
  ])('of %s is %s', (date, week) => {
    expect(weekOf(date)).toBe(week)
  })
})

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2026-12-01', '2026-11-30'],
])('the week of %s began on %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday)
})

test('a date belongs to a day, a week, a month, a quarter and all time', () => {
  expect(periodsOf('2026-11-23')).toEqual(['2026-11-23', '2026-W48', '2026-11', '2026-Q4', 'all'])
})

test('whatever the zone and the hour, no period that a board can show has expired', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Etc/GMT+12', 'Etc/GMT-14')
  const instants = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2034-01-01T00:00:00Z') })
  fc.assert(
    fc.property(zones, instants, (zone, now) => {
      const shown = periodsOf(dateIn(zone, now))
      expect(shown.filter(period => isExpired(period, periodCutoffs(now)))).toEqual([])
      const past = periodsOf(dateIn(zone, now - 10 * 86_400_000))
      expect(past.map(period => isExpired(period, periodCutoffs(now)))).toEqual([
        true,
        true,
        false,
        false,
        false,
      ])
    }),
  )
})
