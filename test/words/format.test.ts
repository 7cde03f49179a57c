import { expect, test } from 'vitest'
import { en } from '../../src/words/en/index.ts'
import { createFormat } from '../../src/words/format.ts'

const german = createFormat('de', ['one', 'other'])
const british = createFormat('en-GB', ['one', 'other'])

test('numbers and percents are the language’s', () => {
  expect(german.number(1234.5)).toBe('1.234,5')
  expect(british.number(1234)).toBe('1,234')
  expect(german.percent(0.666)).toBe('67\u00a0%')
})

test('lists are the language’s', () => {
  expect(german.list(['A', 'B', 'C'])).toBe('A, B und C')
  expect(british.list(['A', 'B', 'C'])).toBe('A, B, C')
  expect(british.list(['A'])).toBe('A')
})

test('dates are the language’s, and stay on their day', () => {
  expect(british.day('2026-11-23')).toBe('23 November')
  expect(german.day('2026-11-23')).toBe('23. November')
  expect(british.shortDay('2026-10-05')).toBe('05 Oct')
  expect(british.month('2026-10')).toBe('October 2026')
})

test('English writes a percentage without a space', () => {
  expect(en.format.percent(2 / 3)).toBe('67%')
})
