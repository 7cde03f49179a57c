import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveAnswer } from '../../../src/bank/parse/answer.ts'
import { questionOf, SKY, sky } from '../sample.ts'

const colours = ['Red', 'Blue', 'Green', 'Black', 'White'].map((text, index) => ({
  key: 'ABCDE'[index]!,
  text,
}))
const quoted = () => false
const resolve = (given: string, options = colours, bare = quoted) => resolveAnswer(given, options, bare)
const optionsOf = (...texts: string[]) => texts.map((text, index) => ({ key: 'ABCDEFGHIJ'[index]!, text }))

describe('an answer', () => {
  test.each([
    ['D', 'D'],
    ['d', 'D'],
    ['B, E', 'B E'],
    ['B,E', 'B E'],
    ['BE', 'B E'],
    ['be', 'B E'],
    ['B and E', 'B E'],
    ['B & E', 'B E'],
    ['A, B, and E', 'A B E'],
    ['B E', 'B E'],
    ['Green', 'C'],
  ])('%j names %s', (given, keys) => {
    expect(resolve(given)).toEqual({ kind: 'keys', keys: keys.split(' ') })
  })

  test.each([
    ['1', 'answer-number'],
    ['-1', 'answer-number'],
    ['F', 'answer-unknown'],
    ['B, F', 'answer-unknown'],
    ['Ac', 'answer-unknown'],
    ['green', 'answer-unknown'],
    ['Option B', 'answer-unknown'],
    ['true', 'answer-unknown'],
    [',', 'answer-unknown'],
    ['C++', 'answer-unknown'],
    ['BB', 'answer-repeated'],
  ])('%j is refused: %s', (given, code) => {
    expect(resolve(given)).toMatchObject({ kind: 'refused', code })
  })

  test('may be true or false in any case where these are the options', () => {
    for (const given of ['true', 'True', 'TRUE'])
      expect(resolve(given, optionsOf('False', 'True'))).toEqual({ kind: 'keys', keys: ['B'] })
    expect(resolve('true', optionsOf('True', 'False', 'Perhaps'))).toMatchObject({ code: 'answer-unknown' })
  })

  test('that is a number may be the text of an option, if it stands in quotes', () => {
    const ports = optionsOf('22', '80')
    expect(resolve('80', ports)).toEqual({ kind: 'keys', keys: ['B'] })
    expect(resolve('80', ports, () => true)).toMatchObject({ code: 'answer-number' })
    expect(questionOf(sky('"Red"', '"443"').replace('answer: "B"', 'answer: "443"')).answer).toEqual(['A'])
  })

  test('that is both a letter and the text of another option is refused', () => {
    expect(resolve('B', optionsOf('B', 'A'))).toMatchObject({ code: 'answer-ambiguous' })
    expect(resolve('A', optionsOf('A', 'B'))).toEqual({ kind: 'keys', keys: ['A'] })
    expect(resolve('AB', optionsOf('AB', '0'))).toMatchObject({ code: 'answer-ambiguous' })
  })

  test('that is the text of two options is refused', () => {
    expect(resolve('Red', optionsOf('Red', 'Red'))).toMatchObject({ code: 'answer-unknown' })
  })

  test('means the same in every notation', () => {
    const keys = fc.subarray(['A', 'B', 'C', 'D'], { minLength: 1 })
    fc.assert(
      fc.property(keys, fc.boolean(), (wanted, lower) => {
        const letters = lower ? wanted.map(key => key.toLowerCase()) : wanted
        const texts = wanted.map(key => colours.find(colour => colour.key === key)!.text)
        const notations = [
          ...[', ', ',', ' ', ' and ', ''].map(glue => JSON.stringify(letters.join(glue))),
          ...[letters, letters.toReversed(), texts].map(list => JSON.stringify(list)),
        ]
        for (const notation of notations)
          expect(questionOf(SKY.replace('"B"', notation)).answer).toEqual(wanted)
      }),
      { numRuns: 30 },
    )
  })
})
