import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOfDay, dayNumber } from '../../../src/quiz/day.ts'
import { parseDate, parseDays } from '../../../src/quiz/study/typed-date.ts'

/** A Monday. */
const TODAY = dayNumber('2026-11-23')

const dateOf = (typed: string): string | null => {
  const day = parseDate(typed, TODAY)
  return typeof day === 'number' ? dateOfDay(day) : day
}

describe('a date as people type it', () => {
  test.each([
    ['2026-12-03', '2026-12-03'],
    ['2026-1-3', '2026-01-03'],
    ['3 Dec', '2026-12-03'],
    ['3. dec', '2026-12-03'],
    ['December 3', '2026-12-03'],
    ['Dec 3rd', '2026-12-03'],
    ['the 3rd of December, 2027', '2027-12-03'],
    ['on 3-Dec-2026', '2026-12-03'],
    ['Sept 1', '2027-09-01'],
    ['22 Nov', '2027-11-22'],
    ['23 Nov', '2026-11-23'],
    ['29 Feb', '2028-02-29'],
    ['3.12.', '2026-12-03'],
    ['3.12.2026', '2026-12-03'],
    ['3.12.26', '2026-12-03'],
    ['12/31', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['12/12', '2026-12-12'],
    ['3/4', 'ambiguous'],
    ['3-4-2027', 'ambiguous'],
    ['today', '2026-11-23'],
    ['Tomorrow', '2026-11-24'],
    ['Friday', '2026-11-27'],
    ['next monday', '2026-11-30'],
    ['on Tues', '2026-11-24'],
    ['this thurs', '2026-11-26'],
    ['in 4 weeks', '2026-12-21'],
    ['4 weeks', '2026-12-21'],
    ['in a week', '2026-11-30'],
    ['10 days', '2026-12-03'],
    ['in 10 days', '2026-12-03'],
    ['in 2 months', '2027-01-22'],
    ['5 March', '2027-03-05'],
    ['5 Sep', '2027-09-05'],
    ['5 June', '2027-06-05'],
    ['July 5', '2027-07-05'],
    ['Weds', '2026-11-25'],
    ['on Thurs.', '2026-11-26'],
  ])('%j is %s', (typed, date) => {
    expect(dateOf(typed)).toBe(date)
  })

  test.each([
    '',
    'soon',
    'Dec',
    '3',
    '31 Feb',
    '32.1.',
    '2026-02-30',
    '13/13',
    '0 Dec',
    'Dec 3 4',
    'in Dec',
    '3 Dec Nov',
    'marching 5',
    '5 mayhem',
    'Decent 5',
    '5 janu',
    'sundae',
    'mondayish',
    'next frisbee',
    'satay',
    'next month',
    'this month',
    'money',
    'sunny',
    'next year',
    'marathon 3',
    'maybe 5',
  ])('%j is none', typed => {
    expect(parseDate(typed, TODAY)).toBeNull()
  })

  test('is the same day in every way of writing it', () => {
    const days = fc.integer({ min: TODAY, max: TODAY + 364 })
    fc.assert(
      fc.property(days, day => {
        const date = dateOfDay(day)
        const [year, month, dayOfMonth] = date.split('-')
        const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(date))
        for (const typed of [
          date,
          `${dayOfMonth}.${month}.`,
          `${dayOfMonth}.${month}.${year}`,
          `${Number(dayOfMonth)} ${name}`,
          `${name.slice(0, 3)} ${Number(dayOfMonth)}, ${year}`,
          `in ${day - TODAY} days`,
        ])
          expect(parseDate(typed, TODAY)).toBe(day)
      }),
    )
  })

  test('never throws, and is a day or nothing', () => {
    fc.assert(
      fc.property(fc.string(), typed => {
        const day = parseDate(typed, TODAY)
        expect(day === null || day === 'ambiguous' || Number.isInteger(day)).toBe(true)
      }),
    )
  })
})

test.each([
  ['7', 7],
  ['7 days', 7],
  ['a week', 7],
  ['for 2 weeks', 14],
  ['2w', 14],
  ['week', 7],
  ['1 month', 30],
  ['a fortnight', 14],
  ['3 Dec', null],
  ['am', null],
  ['m', null],
  ['oneweek', null],
  ['until friday', null],
  ['', null],
])('%j lasts %s days', (typed, days) => {
  expect(parseDays(typed)).toBe(days)
})
