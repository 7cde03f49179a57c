import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMoreTime } from '../../../src/quiz/exam/more-time.ts'
import { MIN_PEOPLE, summarize } from '../../../src/quiz/exam/summary.ts'
import { parseStart } from '../../../src/quiz/exam/typed-start.ts'
import { instantOf } from '../../../src/quiz/next-daily.ts'
import { formatTime } from '../../../src/quiz/time-of-day.ts'

/** A Monday, one o'clock in Vienna. */
const NOW = Date.parse('2026-11-23T12:00:00Z')
const ZONE = 'Europe/Vienna'
const DAY_MS = 86_400_000

describe('when a group exam starts', () => {
  test.each([
    ['in 2 hours', '2026-11-23T14:00Z'],
    ['in an hour', '2026-11-23T13:00Z'],
    ['in 1 h 30 min', '2026-11-23T13:30Z'],
    ['in 45m', '2026-11-23T12:45Z'],
    ['18:00', '2026-11-23T17:00Z'],
    ['6 pm', '2026-11-23T17:00Z'],
    ['9', '2026-11-24T08:00Z'],
    ['tomorrow 6pm', '2026-11-24T17:00Z'],
    ['Tomorrow at 6 pm', '2026-11-24T17:00Z'],
    ['18:00 tomorrow', '2026-11-24T17:00Z'],
    ['today, 20:15', '2026-11-23T19:15Z'],
    ['Friday 18:00', '2026-11-27T17:00Z'],
    ['next friday at 9:30 am', '2026-11-27T08:30Z'],
    ['3 Dec 18:00', '2026-12-03T17:00Z'],
    ['Dec 3rd, 6pm', '2026-12-03T17:00Z'],
    ['3 December 2026 18:00', '2026-12-03T17:00Z'],
    ['2026-12-03 18:00', '2026-12-03T17:00Z'],
    ['2026-12-03T18:00', '2026-12-03T17:00Z'],
    ['3.12. 18:00', '2026-12-03T17:00Z'],
    ['in 2 weeks 18:00', '2026-12-07T17:00Z'],
    ['in 1.5 hours', '2026-11-23T13:30Z'],
    ['in half an hour', '2026-11-23T12:30Z'],
    ['in an hour and 5 minutes', '2026-11-23T13:05Z'],
    ['Thurs 18:00', '2026-11-26T17:00Z'],
    ['Sept. 1st 18:00', '2027-09-01T16:00Z'],
  ])('%j is %s', (typed, at) => {
    expect(parseStart(typed, ZONE, NOW)).toEqual({ kind: 'at', at: Date.parse(at) })
  })

  test.each([
    ['now', 'now'],
    [' NOW ', 'now'],
    ['3/4 18:00', 'ambiguous'],
    ['3 Dec', 'time-needed'],
    ['tomorrow', 'time-needed'],
    ['in 4 weeks', 'time-needed'],
    ['2026-11-23 12:59', 'past'],
    ['2020-01-01 9:00', 'past'],
    ['2036-11-23 9:00', 'too-far'],
    ['', 'unknown'],
    ['soon', 'unknown'],
    ['25:00', 'unknown'],
    ['31 Feb 18:00', 'unknown'],
    ['in', 'unknown'],
    // A year is no time, and a word that begins like a day, a month or a length is none.
    ['3 Dec 2026', 'time-needed'],
    ['3 December 2026', 'time-needed'],
    ['sundae 18:00', 'unknown'],
    ['mondayish 18:00', 'unknown'],
    ['marching 5 18:00', 'unknown'],
    ['in am', 'unknown'],
    ['in oneh', 'unknown'],
  ])('%j is %s', (typed, kind) => {
    expect(parseStart(typed, ZONE, NOW)).toEqual({ kind })
  })

  test('written as date and time is that instant in the zone, before or behind each other', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Vienna',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    )
    const days = fc.integer({ min: 2, max: 360 })
    fc.assert(
      fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, day, minutes) => {
        const date = new Date(NOW + day * DAY_MS).toISOString().slice(0, 10)
        const expected = { kind: 'at', at: instantOf(zone, date, minutes) }
        expect(parseStart(`${date} ${formatTime(minutes)}`, zone, NOW)).toEqual(expected)
        expect(parseStart(`${formatTime(minutes)} ${date}`, zone, NOW)).toEqual(expected)
      }),
    )
  })

  test.each([
    // The clocks of Vienna go back at three o'clock that night, and forward at two o'clock in spring.
    ['in 2 hours', '2026-10-24T21:30Z', '2026-10-24T23:30Z'],
    ['2:30', '2026-10-24T21:30Z', '2026-10-25T00:30Z'],
    ['in 4 hours', '2026-10-24T21:30Z', '2026-10-25T01:30Z'],
    ['0:15', '2026-11-23T22:30Z', '2026-11-23T23:15Z'],
    ['tomorrow 23:30', '2026-11-23T22:30Z', '2026-11-24T22:30Z'],
    ['2:30', '2027-03-27T22:30Z', '2027-03-28T01:00Z'],
  ])('%j, typed at %s, is %s', (typed, now, at) => {
    expect(parseStart(typed, ZONE, Date.parse(now))).toEqual({ kind: 'at', at: Date.parse(at) })
  })

  test('is never read from nonsense as a time that has passed', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        const start = parseStart(typed, ZONE, NOW)
        if (start.kind === 'at') expect(start.at).toBeGreaterThanOrEqual(NOW)
      }),
    )
  })
})

describe('more time', () => {
  test.each([
    ['30', 30],
    ['+30', 30],
    ['+ 30 min', 30],
    ['1,5 h', 90],
    ['1 h', 60],
    ['1 h 30 min', 90],
    ['1 hour more', 60],
    ['×1.5', 65],
    ['x 1,25', 33],
    ['2x', 130],
    ['+25%', 33],
    ['x1.1', 13],
  ])('%j of 130 minutes is %i', (typed, minutes) => {
    expect(parseMoreTime(typed, 130)).toBe(minutes)
  })

  test.each(['am', 'ah', '', '0', '-5', 'x1', 'x0.5', '9999', 'some', '+', '1.5'])('%j is none', typed => {
    expect(parseMoreTime(typed, 130)).toBeNull()
  })
})

describe('a summary', () => {
  const people = fc.uniqueArray(
    fc.record({ userId: fc.nat(1000).map(String), score: fc.nat(10_000), shares: fc.boolean() }),
    { selector: ({ userId }) => userId, maxLength: 20 },
  )
  const shares = ({ shares }: { readonly shares: boolean }) => shares

  test('names only those who want it, the best first', () => {
    fc.assert(
      fc.property(people, all => {
        const { named, took } = summarize(all, shares, 7000)
        expect(took).toBe(all.length)
        expect(new Set(named)).toEqual(new Set(all.filter(shares)))
        for (const [index, { score }] of named.entries())
          expect(score).toBeLessThanOrEqual(named[index - 1]?.score ?? score)
      }),
    )
  })

  test('has a mean only where it and the named scores don’t tell those of fewer than five people', () => {
    fc.assert(
      fc.property(people, all => {
        const summary = summarize(all, shares, 7000)
        const unnamed = all.filter(one => !one.shares).length
        const isSafe = all.length >= MIN_PEOPLE && (unnamed === 0 || unnamed >= MIN_PEOPLE)
        expect(summary.shares !== null).toBe(isSafe)
      }),
    )
    const all = [5000, 7000, 7100, 9000, 9999].map((score, n) => ({ userId: String(n), score }))
    expect(summarize(all, () => false, 7000).shares).toEqual({ mean: 7619, passed: 4 })
  })
})
