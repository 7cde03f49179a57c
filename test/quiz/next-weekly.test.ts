import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, inject, test } from 'vitest'
import { dateIn } from '../../src/quiz/day.ts'
import { addDays, instantOf } from '../../src/quiz/next-daily.ts'
import { nextWeekly, WEEKDAYS, weekdayOf } from '../../src/quiz/next-weekly.ts'

const from = (iso: string) => Date.parse(iso)
const monday = (minutes: number) => ({ weekday: 1, minutes }) as const

describe('the next summary', () => {
  test('is today before the hour, in a week at and after it', () => {
    const dayAfter = (iso: string) => nextWeekly('Europe/Vienna', monday(540), from(iso)).day
    expect(dayAfter('2026-11-23T07:59:59.999Z')).toBe('2026-11-23')
    expect(dayAfter('2026-11-23T08:00:00Z')).toBe('2026-11-30')
    expect(dayAfter('2026-11-24T00:00:00Z')).toBe('2026-11-30')
  })

  test('keeps its local hour over a change of the clocks', () => {
    const before = nextWeekly('Europe/Vienna', monday(540), from('2026-10-18T00:00:00Z'))
    const after = nextWeekly('Europe/Vienna', monday(540), before.at, before.day)
    expect(new Date(before.at).toISOString()).toBe('2026-10-19T07:00:00.000Z')
    expect(new Date(after.at).toISOString()).toBe('2026-10-26T08:00:00.000Z')
  })

  test('is not on a date that was served, though its hour was moved to later that day', () => {
    const due = nextWeekly('Europe/Vienna', monday(1200), from('2026-11-23T09:00:00Z'), '2026-11-23')
    expect(due.day).toBe('2026-11-30')
  })

  test('leaves out the Friday that Samoa left out', () => {
    const due = nextWeekly('Pacific/Apia', { weekday: 5, minutes: 600 }, from('2011-12-25T00:00:00Z'))
    expect(due.day).toBe('2012-01-06')
  })

  test('in any zone, from any instant, after any date, is the first of its weekday that Temporal finds', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const instant = fc.integer({ min: from('2024-01-01'), max: from('2034-12-31') })
    const served = fc.option(fc.integer({ min: -9, max: 9 }))
    const weekdays = fc.constantFrom(...WEEKDAYS)
    fc.assert(
      fc.property(zones, weekdays, fc.nat(1439), instant, served, (zone, weekday, minutes, after, shift) => {
        const today = dateIn(zone, after)
        const afterDate = shift === null ? null : addDays(today, shift)
        const first = Array.from({ length: 30 }, (_, index) => addDays(today, index - 3))
          .filter(day => Temporal.PlainDate.from(day).dayOfWeek === weekday)
          .filter(day => afterDate === null || day > afterDate)
          .map(day => ({ day, at: instantOf(zone, day, minutes) }))
          .find(({ at }) => at > after)
        expect(nextWeekly(zone, { weekday, minutes }, after, afterDate)).toEqual(first)
      }),
      { numRuns: inject('runsAll') ? 2000 : 300 },
    )
  })

  test('follows the one before by seven dates, at the same local time as Temporal tells it', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'America/Nuuk', 'Africa/Cairo', 'Asia/Beirut']
    for (const zone of zones)
      for (const [minutes, weekday] of [
        [150, 7],
        [0, 5],
        [1410, 6],
      ] as const) {
        let due = nextWeekly(zone, { weekday, minutes }, from('2026-01-01T00:00:00Z'))
        for (let week = 0; week < 60; week++) {
          const next = nextWeekly(zone, { weekday, minutes }, due.at, due.day)
          expect(next.day).toBe(addDays(due.day, 7))
          const local = Temporal.PlainDate.from(next.day).toPlainDateTime({
            hour: Math.floor(minutes / 60),
            minute: minutes % 60,
          })
          const found = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
          if (found.toPlainDateTime().equals(local)) expect(next.at).toBe(found.epochMilliseconds)
          due = next
        }
      }
  })
})

test('weekdays are counted from Monday', () => {
  expect(Array.from({ length: 7 }, (_, n) => weekdayOf(`2026-11-${23 + n}`))).toEqual([...WEEKDAYS])
})
