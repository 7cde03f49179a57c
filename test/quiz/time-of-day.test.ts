import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTime, parseTime } from '../../src/quiz/time-of-day.ts'

describe('a time of day as people write it', () => {
  test.each([
    ['09:00', '09:00'],
    ['9', '09:00'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['21h', '21:00'],
    ['21h30', '21:30'],
    ['9pm', '21:00'],
    ['9 P.M.', '21:00'],
    ['9:30 am', '09:30'],
    [' 9 : 30 ', '09:30'],
    ['12am', '00:00'],
    ['12:05 pm', '12:05'],
    ['0', '00:00'],
    ['23:59', '23:59'],
  ])('%j is %s', (typed, time) => {
    expect(formatTime(parseTime(typed)!)).toBe(time)
  })

  test.each([
    '',
    '24',
    '24:00',
    '9:60',
    '9:5',
    '0am',
    '13pm',
    '-1',
    '9:30:00',
    '1e1',
    'noon',
    '12345',
    ':30',
  ])('%j is none', typed => {
    expect(parseTime(typed)).toBeNull()
  })

  test('is read as it is shown', () => {
    fc.assert(
      fc.property(fc.nat(1439), minutes => {
        expect(parseTime(formatTime(minutes))).toBe(minutes)
      }),
    )
  })

  test('is minutes of a day or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789:.hapm ') }), typed => {
        const minutes = parseTime(typed)
        if (minutes !== null) expect(minutes >= 0 && minutes < 1440).toBe(true)
      }),
    )
  })
})
