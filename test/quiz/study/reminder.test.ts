import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayNumberIn } from '../../../src/quiz/day.ts'
import { doneBefore, nextReminder } from '../../../src/quiz/study/reminder.ts'

const at = (iso: string): number => Date.parse(iso)

test('a reminder is due at its time in the person’s zone, also after the clocks changed', () => {
  const today = dayNumber('2026-10-24')
  const next = (remindedOn: number) =>
    new Date(nextReminder('Europe/Vienna', 9 * 60, remindedOn, at('2026-10-24T06:00:00Z')).at).toISOString()
  expect(next(today - 1)).toBe('2026-10-24T07:00:00.000Z')
  expect(next(today)).toBe('2026-10-25T08:00:00.000Z')
})

test('a reminder may be three hours late; then it waits for the next day', () => {
  const next = (now: string) => nextReminder('UTC', 22 * 60, dayNumber('2026-11-22'), at(now)).day
  expect(next('2026-11-24T00:59:59Z')).toBe(dayNumber('2026-11-23'))
  expect(next('2026-11-24T01:00:00Z')).toBe(dayNumber('2026-11-24'))
})

test('a reminder that is set comes in the future, whatever the zone and the hour', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Europe/Vienna',
    'America/Los_Angeles',
    'Pacific/Apia',
    'Asia/Kathmandu',
  )
  const minutes = fc.integer({ min: 0, max: 1439 })
  const now = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') })
  fc.assert(
    fc.property(zones, minutes, now, (zone, minutes, now) => {
      const next = nextReminder(zone, minutes, doneBefore(zone, minutes, now), now)
      expect(next.at).toBeGreaterThan(now)
      expect(next.at - now).toBeLessThanOrEqual(25 * 3_600_000)
    }),
  )
})

test('a person who moves from zone to zone is reminded once for each of their dates', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Los_Angeles', 'Pacific/Kiritimati')
  const moves = fc.array(fc.record({ zone: zones, hours: fc.integer({ min: 1, max: 40 }) }))
  fc.assert(
    fc.property(moves, moves => {
      let now = at('2026-11-23T12:00:00Z')
      let remindedOn: number | null = null
      for (const { zone, hours } of moves) {
        now += hours * 3_600_000
        const next = nextReminder(zone, 9 * 60, remindedOn, now)
        if (remindedOn !== null) expect(next.day).toBeGreaterThan(remindedOn)
        if (next.at <= now) {
          expect(dayNumberIn(zone, now) - next.day).toBeLessThanOrEqual(1)
          remindedOn = next.day
        }
      }
    }),
  )
})
