import { expect, test } from 'vitest'
import { seasonDays } from '../../src/quiz/season.ts'
import { en } from '../../src/words/en/index.ts'
import { createFormat } from '../../src/words/format.ts'

const german = createFormat('de', ['one', 'other'])
const american = createFormat('en-US', ['one', 'other'])

test('numbers and percents are the language’s', () => {
  expect(german.number(1234.5)).toBe('1.234,5')
  expect(american.number(1234)).toBe('1,234')
  expect(german.percent(0.666)).toBe('67\u00a0%')
})

test('lists are the language’s', () => {
  expect(german.list(['A', 'B', 'C'])).toBe('A, B und C')
  expect(american.list(['A', 'B', 'C'])).toBe('A, B, C')
  expect(american.list(['A'])).toBe('A')
})

test('dates are the language’s, and stay on their day', () => {
  expect(american.day('2026-11-23')).toBe('November 23')
  expect(german.day('2026-11-23')).toBe('23. November')
  expect(american.shortDay('2026-10-05')).toBe('Oct 05')
  expect(american.month('2026-10')).toBe('October 2026')
  expect(american.date('2026-11-23')).toBe('November 23, 2026')
  expect(german.dateRange('2026-11-01', '2026-11-23')).toBe('1.–23. November 2026')
})

test('English is American, as Discord writes dates for most people', () => {
  expect(en.question.daily('2026-12-02')).toBe('Daily question · December 2')
  expect(en.question.thread('2026-12-02', [])).toBe('Daily question, December 2')
  expect(en.streak.week('2026-11-02')).toBe('Nov 02')
  expect(en.season.over(seasonDays('2026-10'))).toBe('October 2026: final standings')
  expect(en.season.over(seasonDays('2026-Q4'))).toBe('October to December 2026: final standings')
  expect(en.season.current('2026-12-31')).toBe('This season (until Dec 31)')
  expect(en.format.list(['A', 'B', 'C'])).toBe('A, B, C')
  expect(en.format.number(1234.5)).toBe('1,234.5')
})

test('English writes a percentage without a space', () => {
  expect(en.format.percent(2 / 3)).toBe('67%')
})
