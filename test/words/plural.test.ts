import { expect, test } from 'vitest'
import { createPlural } from '../../src/words/plural.ts'

test('English has one and other', () => {
  const plural = createPlural('en', ['one', 'other'])
  const forms = { one: '# day', other: '# days' }
  expect([0, 1, 2, 21, 1500].map(n => plural(n, forms))).toEqual([
    '0 days',
    '1 day',
    '2 days',
    '21 days',
    '1500 days',
  ])
})

test('Polish chooses among four', () => {
  const plural = createPlural('pl', ['one', 'few', 'many', 'other'])
  const forms = { one: '# dzień', few: '# dni', many: '# dni!', other: '# dnia' }
  expect([1, 2, 5, 22, 25].map(n => plural(n, forms))).toEqual([
    '1 dzień',
    '2 dni',
    '5 dni!',
    '22 dni',
    '25 dni!',
  ])
})

test('Japanese has a single form', () => {
  expect(createPlural('ja', ['other'])(1, { other: '#日' })).toBe('1日')
})

test('categories that are not those of the language are refused', () => {
  expect(() => createPlural('pl', ['one', 'other'])).toThrow('few, many, one, other')
  expect(() => createPlural('ja', ['one', 'other'])).toThrow('ja has the plural categories other')
})
