import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromSmallToLarge, orderOptions } from '../../src/quiz/option-order.ts'
import type { Question } from '../../src/quiz/question.ts'
import { sampleQuestion } from './sample.ts'

const optionsOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ key: 'ABCDEFGHIJ'[index]!, text, rationale: null }))
const sorted = (...texts: string[]) => fromSmallToLarge(optionsOf(texts))?.map(({ text }) => text) ?? null
const shown = (question: Question, seed: number) => orderOptions(question, seed).map(({ text }) => text)
const seed = fc.nat(2 ** 32 - 1)

describe('options that are all numbers of one unit go from small to large:', () => {
  test.each([
    [
      ['4', '2', '10', '1'],
      ['1', '2', '4', '10'],
    ],
    [
      ['0', '-3', '−5', '2.5'],
      ['−5', '-3', '0', '2.5'],
    ],
    [
      ['1,000', '999', '1,000,000'],
      ['999', '1,000', '1,000,000'],
    ],
    [
      ['`6`', '`5`', '`10`'],
      ['`5`', '`6`', '`10`'],
    ],
    [
      ['50 %', '5 %', '75%'],
      ['5 %', '50 %', '75%'],
    ],
    [
      ['$10', '$2.50', '$1'],
      ['$1', '$2.50', '$10'],
    ],
    [
      ['10 days', '1 day', '2 days.'],
      ['1 day', '2 days.', '10 days'],
    ],
    [
      ['220 Hz', '55 Hz', '146.7 Hz'],
      ['55 Hz', '146.7 Hz', '220 Hz'],
    ],
    [
      ['20 °C', '5 °C'],
      ['5 °C', '20 °C'],
    ],
  ])('%j', (texts, expected) => {
    expect(sorted(...texts)).toEqual(expected)
  })

  test.each([
    [['2', '4', 'none']],
    [['1 hour', '30 minutes']],
    [['$5', '€4']],
    [['3', '60', '0012']],
    [['1', '1.0', '2']],
    [['1 to 2', '3 to 4']],
    [['1,5', '2,5']],
    [['12:30', '9:00']],
    [['1e3', '2']],
    [['Route 53', 'Route 54']],
  ])('but not %j', texts => {
    expect(sorted(...texts)).toBeNull()
  })

  test('whatever the seed, with the keys of their authors', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 10 }),
        seed,
        (numbers, seed) => {
          const options = optionsOf(numbers.map(String))
          const ordered = orderOptions(sampleQuestion({ options, ascending: true }), seed)
          expect(ordered.map(({ text }) => Number(text))).toEqual([...numbers].sort((a, b) => a - b))
          for (const { key, text } of ordered)
            expect(options.find(option => option.key === key)!.text).toBe(text)
          expect(ordered.map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJ'.slice(0, numbers.length))
        },
      ),
    )
  })

  test('unless they are from a revision that was shuffled, so that open posts keep their letters', () => {
    const options = optionsOf(['3', '1', '2'])
    const orders = new Set(
      Array.from({ length: 50 }, (_, seed) => shown(sampleQuestion({ options }), seed).join()),
    )
    expect(orders.size).toBe(6)
  })
})

test('options whose question must not be shuffled keep the order of the file, also numbers', () => {
  fc.assert(
    fc.property(fc.constantFrom(['3', '1', '2'], ['x', 'y', 'z']), seed, (texts, seed) => {
      const question = sampleQuestion({ options: optionsOf(texts), shuffle: false, ascending: true })
      expect(shown(question, seed)).toEqual(texts)
    }),
  )
})
