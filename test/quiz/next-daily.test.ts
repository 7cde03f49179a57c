import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, inject, test } from 'vitest'
import { dateIn } from '../../src/quiz/day.ts'
import { addDays, instantOf, nextDue } from '../../src/quiz/next-daily.ts'
import { seed } from '../seed.ts'

const runsAll = inject('runsAll')
const ZONES = Intl.supportedValuesOf('timeZone')
const FROM = '2024-01-01'
const TO = '2034-12-31'
/** To where every day is compared. */
const LAST_DAY = runsAll ? TO : '2027-12-31'

const minutesOf = ({ hour, minute }: { hour: number; minute: number }) => hour * 60 + minute

/** What Temporal says: 'earlier' where a time comes twice, and where it does not come, when the clocks jump. */
const temporalInstant = (zone: string, date: string, minutes: number): number => {
  const time = { hour: Math.floor(minutes / 60), minute: minutes % 60 }
  const local = Temporal.PlainDate.from(date).toPlainDateTime(time)
  const found = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return found.toPlainDateTime().equals(local)
    ? found.epochMilliseconds
    : found.getTimeZoneTransition('next')!.epochMilliseconds
}

/** What is wrong with the dates that follow `before` one by one, up to and with `last`. */
const faultsAfter = (zone: string, minutes: number, before: string, last: string): string[] => {
  const faults: string[] = []
  let at = temporalInstant(zone, before, minutes)
  for (let date = addDays(before, 1); date <= last; date = addDays(date, 1)) {
    const due = nextDue(zone, minutes, at, addDays(date, -1))
    const expected = temporalInstant(zone, date, minutes)
    if (due.day !== date || due.at !== expected)
      faults.push(`${zone} ${date} ${minutes}: ${due.day} ${due.at}, not ${expected}`)
    at = due.at
  }
  return faults
}

type Change = { readonly date: string; readonly times: readonly number[]; readonly instant: number }

/** A zone's changes from 2024 to 2034, each with times before, at, within and after what is skipped or repeated. */
const changesOf = (zone: string): Change[] => {
  const end = Temporal.PlainDate.from(TO).toZonedDateTime(zone)
  const changes: Change[] = []
  let change = Temporal.PlainDate.from(FROM).toZonedDateTime(zone).getTimeZoneTransition('next')
  while (change && Temporal.ZonedDateTime.compare(change, end) < 0) {
    const before = change.subtract({ milliseconds: 1 }).toPlainDateTime().add({ milliseconds: 1 })
    const edges = [before, change.toPlainDateTime()].sort(Temporal.PlainDateTime.compare)
    changes.push({
      date: edges[0]!.toPlainDate().toString(),
      times: timesAround(edges.map(minutesOf)),
      instant: change.epochMilliseconds,
    })
    change = change.getTimeZoneTransition('next')
  }
  return changes
}

const timesAround = (edges: readonly number[]): number[] => {
  const [start, end] = edges as [number, number]
  const middle = start + (((end - start + 1440) % 1440) >> 1)
  const times = [start - 1, start, start + 1, middle, end - 1, end, end + 1, 0, 1439]
  return [...new Set(times.map(minutes => (minutes + 1440) % 1440))]
}

const instantsOf = (zone: string, date: string, minutes: number) =>
  new Date(instantOf(zone, date, minutes)).toISOString()

describe('a time of day', () => {
  test('is in New York what New York calls it, summer and winter', () => {
    expect(instantsOf('America/New_York', '2026-07-01', 9 * 60)).toBe('2026-07-01T13:00:00.000Z')
    expect(instantsOf('America/New_York', '2026-12-01', 9 * 60)).toBe('2026-12-01T14:00:00.000Z')
  })

  test('that the spring day skips comes when the clocks jump: 02:30 in New York at 03:00', () => {
    expect(instantsOf('America/New_York', '2026-03-08', 150)).toBe('2026-03-08T07:00:00.000Z')
    expect(instantsOf('America/New_York', '2026-03-08', 180)).toBe('2026-03-08T07:00:00.000Z')
  })

  test('that the autumn day has twice comes the first time: 01:30 in New York still in summer time', () => {
    expect(instantsOf('America/New_York', '2026-11-01', 90)).toBe('2026-11-01T05:30:00.000Z')
  })

  test('skipped at the end of a day comes at midnight: 23:30 in Nuuk on the next date', () => {
    const at = instantOf('America/Nuuk', '2026-03-28', 1410)
    expect(new Date(at).toISOString()).toBe('2026-03-29T01:00:00.000Z')
    expect(dateIn('America/Nuuk', at)).toBe('2026-03-29')
  })

  test('jumps by as much as the zone does: half an hour on Lord Howe', () => {
    expect(instantsOf('Australia/Lord_Howe', '2026-10-04', 135)).toBe('2026-10-03T15:30:00.000Z')
  })
})

describe('the next due date', () => {
  const from = (iso: string) => Date.parse(iso)

  test('is today before the hour, tomorrow at and after it', () => {
    const dayAfter = (iso: string) => nextDue('Europe/Vienna', 540, from(iso)).day
    expect(dayAfter('2026-11-23T07:59:59.999Z')).toBe('2026-11-23')
    expect(dayAfter('2026-11-23T08:00:00Z')).toBe('2026-11-24')
  })

  test('is later than the date that was served, though the hour was moved to later today', () => {
    const due = nextDue('Europe/Vienna', 1200, from('2026-11-23T09:00:00Z'), '2026-11-23')
    expect(due).toEqual({ day: '2026-11-24', at: from('2026-11-24T19:00:00Z') })
  })

  test('is no date a second time where the server moves west over the date line', () => {
    const due = nextDue('Pacific/Honolulu', 540, from('2026-11-23T20:00:00Z'), '2026-11-24')
    expect(due.day).toBe('2026-11-25')
  })

  test('is each date once where an hour is skipped at midnight: 23:30 in Nuuk', () => {
    const first = nextDue('America/Nuuk', 1410, from('2026-03-28T12:00:00Z'))
    const second = nextDue('America/Nuuk', 1410, first.at, first.day)
    expect(first).toEqual({ day: '2026-03-28', at: from('2026-03-29T01:00:00Z') })
    expect(second).toEqual({ day: '2026-03-29', at: from('2026-03-30T00:30:00Z') })
  })

  test.each([0, 600, 1439])('leaves out the date that Samoa left out (minute %i)', minutes => {
    const first = nextDue('Pacific/Apia', minutes, from('2011-12-29T09:59:00Z'))
    const second = nextDue('Pacific/Apia', minutes, first.at, first.day)
    expect([first.day, second.day]).toEqual(['2011-12-29', '2011-12-31'])
  })
})

describe('Temporal agrees', () => {
  const compareAroundChanges = (zones: readonly string[]) => {
    let changes = 0
    const faults = zones.flatMap(zone =>
      changesOf(zone).flatMap(({ date, times }) => {
        changes++
        return times.flatMap(minutes => faultsAfter(zone, minutes, addDays(date, -3), addDays(date, 2)))
      }),
    )
    expect(faults).toEqual([])
    return changes
  }

  // Fewer changes would mean that the zones or their changes were not found.
  test('around every change of the clocks of some zones from 2024 to 2034', () => {
    expect(compareAroundChanges(ZONES.filter((_, n) => n % 20 === seed % 20))).toBeGreaterThan(75)
  })

  test('around every change of the clocks of every zone from 2024 to 2034', { tags: ['slow'] }, () => {
    expect(compareAroundChanges(ZONES)).toBeGreaterThan(2000)
  })

  test.each([
    ['America/New_York', 150],
    ['Europe/London', 90],
    ['Australia/Lord_Howe', 135],
    ['America/Nuuk', 1410],
    ['Africa/Casablanca', 150],
    ['Asia/Beirut', 30],
    ['Africa/Cairo', 0],
    ['America/Asuncion', 1439],
    ['America/Havana', 0],
    ['Pacific/Apia', 180],
    ['Asia/Tehran', 0],
    ['Antarctica/Troll', 120],
    ['Pacific/Chatham', 165],
  ])(`every day from 2024 to ${LAST_DAY.slice(0, 4)} in %s (minute %i)`, (zone, minutes) => {
    expect(faultsAfter(zone, minutes, FROM, LAST_DAY)).toEqual([])
  })

  test('on any date, in any zone, at any time', () => {
    const days = fc.integer({ min: 0, max: 60 * 365 }).map(days => addDays('1980-01-01', days))
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, fc.nat(1439), (zone, date, minutes) => {
        expect(instantOf(zone, date, minutes)).toBe(temporalInstant(zone, date, minutes))
      }),
      { numRuns: runsAll ? 20_000 : 1000 },
    )
  })

  test('from any instant, after any date: the first that is later than both', () => {
    const instant = fc.integer({ min: Date.parse(FROM), max: Date.parse(TO) })
    const served = fc.option(fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.nat(1439), instant, served, (zone, minutes, after, shift) => {
        const today = dateIn(zone, after)
        const afterDate = shift === null ? null : addDays(today, shift)
        const first = Array.from({ length: 10 }, (_, index) => addDays(today, index - 3))
          .filter(day => afterDate === null || day > afterDate)
          .map(day => ({ day, at: temporalInstant(zone, day, minutes) }))
          .find(({ at }) => at > after)
        expect(nextDue(zone, minutes, after, afterDate)).toEqual(first)
      }),
      { numRuns: runsAll ? 2000 : 500 },
    )
  })
})
