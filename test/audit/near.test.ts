import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { findSimilarPairs } from '../../src/audit/item/similar-pairs.ts'
import { load } from '../bank/sample.ts'
import { fileWith } from './rules.ts'

const QUESTION =
  'A mountain hut counts its guests with 3 sensors, each of which sends 40 readings a day over a slow radio link. ' +
  'The link fails for up to 2 hours at a time. What keeps the readings until the link is back?'
const OPTIONS = ['A queue on each sensor', 'A faster link', 'A second sensor', 'A larger hut']

const findingsIn = (...files: Parameters<typeof fileWith>[0][]) => {
  const named = files.map((given, index) => [
    `${index}.md`,
    fileWith({
      explanation: 'A queue on each sensor keeps readings.',
      options: OPTIONS,
      answer: 'A',
      ...given,
    }),
  ])
  return audit(load(Object.fromEntries(named)))
    .problems.filter(({ code }) => code.startsWith('question-'))
    .map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`)
}

describe('a question that is asked twice', () => {
  test('is found with other numbers, and the difference is named', () => {
    const [found, ...more] = findingsIn({ question: QUESTION }, { question: QUESTION.replace('40', '60') })
    expect(more).toEqual([])
    expect(found).toMatch(
      /^questions\/b\/1\.md:2 question-near `b\/0` asks nearly the same \(100% alike; “40” there, “60” here\): delete/,
    )
  })

  test('is found with some other words', () => {
    const other = QUESTION.replace('mountain hut', 'ski lodge').replace('a slow radio', 'an old radio')
    expect(findingsIn({ question: QUESTION }, { question: other })).toEqual([
      expect.stringContaining('question-near '),
    ])
  })

  test('is a conflict where another option is right', () => {
    const found = findingsIn({ question: QUESTION }, { question: QUESTION.replace('40', '60'), answer: 'B' })
    expect(found).toEqual([expect.stringContaining('question-near-conflict ')])
  })

  test('with the options in another order is no conflict', () => {
    const turned = { question: QUESTION.replace('40', '60'), options: OPTIONS.toReversed(), answer: 'D' }
    expect(findingsIn({ question: QUESTION }, turned)).toEqual([expect.stringContaining('question-near ')])
  })

  test('to the letter is reported once, by the loader', () => {
    expect(findingsIn({ question: QUESTION }, { question: QUESTION })).toEqual([
      expect.stringContaining('0.md:2 question-twice'),
      expect.stringContaining('1.md:2 question-twice'),
    ])
  })

  test('is not meant where a short phrase asks for something else', () => {
    const capital = { options: ['Paris', 'Madrid', 'Rome', 'Oslo'], explanation: 'Paris, Madrid and Rome.' }
    const france = { ...capital, question: 'What is the capital of France?' }
    expect(
      findingsIn(france, { ...capital, question: 'What is the capital of Spain?', answer: 'B' }),
    ).toEqual([])
  })

  test('with other options is another question', () => {
    const others = {
      question: QUESTION.replace('40', '60'),
      options: ['Tape', 'Paper', 'A cache in the link', 'Wax'],
    }
    expect(findingsIn({ question: QUESTION }, others)).toEqual([])
  })
})

const word = fc.stringMatching(/^[a-z]{4,9}$/)
const words = fc.uniqueArray(word, { minLength: 40, maxLength: 60 })

describe('texts alike', () => {
  test('are found whichever word is another', () => {
    fc.assert(
      fc.property(words, fc.nat(), (text, place) => {
        const other = text.with(place % text.length, 'Changed')
        const pairs = findSimilarPairs([text.join(' '), other.join(' ')], 0.6)
        expect(pairs).toHaveLength(1)
      }),
    )
  })

  test('are just the pairs that comparing each with each finds', () => {
    const few = fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.array(few, { maxLength: 12 }), fc.constantFrom(0.3, 0.6, 0.9), (texts, share) => {
        const list = texts.map(text => text.join(' '))
        const each = list.flatMap((b, second) =>
          list.slice(0, second).flatMap((a, first) => {
            const [pair] = findSimilarPairs([a, b], 0.000_001)
            return pair && pair.share >= share ? [{ first, second, share: pair.share }] : []
          }),
        )
        expect(findSimilarPairs(list, share)).toEqual(each)
      }),
    )
  })
})
