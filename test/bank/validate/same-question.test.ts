import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createQuestionIndex,
  normalizeMarkdown,
  normalizeText,
  type QuestionContent,
  samePicture,
  shareOptions,
} from '../../../src/bank/validate/same-question.ts'

const options = (...texts: string[]) => ({ options: texts.map(text => ({ text })) })

describe('two questions of one text are the same', () => {
  test.each([
    ['all options', ['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a'], true],
    ['half of them', ['a', 'b', 'c', 'd'], ['a', 'b', 'x', 'y'], true],
    ['half of the fewer options', ['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'x', 'y'], true],
    ['one of two', ['a', 'b'], ['b', 'x'], true],
    ['half of three and more', ['a', 'b', 'c'], ['b', 'c', 'x'], true],
    ['less than half of three', ['a', 'b', 'c'], ['c', 'x', 'y'], false],
    ['less than half of four', ['a', 'b', 'c', 'd'], ['a', 'x', 'y', 'z'], false],
    ['none', ['a', 'b'], ['x', 'y'], false],
  ])('with %s in common: %j and %j: %j', (_, a, b, same) => {
    expect(shareOptions(options(...a), options(...b))).toBe(same)
    expect(shareOptions(options(...b), options(...a))).toBe(same)
  })

  test('unless their pictures differ; a picture that was not read may be any', () => {
    const of = (image: QuestionContent['image']): QuestionContent => ({ text: 'Which?', options: [], image })
    expect(samePicture(of({ digest: '1' }), of({ digest: '1' }))).toBe(true)
    expect(samePicture(of({ digest: '1' }), of({ digest: '2' }))).toBe(false)
    expect(samePicture(of({ digest: '1' }), of(null))).toBe(false)
    expect(samePicture(of({ digest: '1' }), of(undefined))).toBe(true)
  })
})

test('texts are compared without case, white space and typography', () => {
  expect(normalizeText('“Which”  One –\nit’s B?')).toBe(`"which" one - it's b?`)
  expect(normalizeText('a == b')).not.toBe(normalizeText('a === b'))
})

test('signs that a backslash keeps from formatting are the signs themselves, but for code', () => {
  expect(normalizeMarkdown('Is \\*5\\* a \\_b?')).toBe(normalizeMarkdown('Is *5* a _b?'))
  expect(normalizeMarkdown('`\\.`')).not.toBe(normalizeMarkdown('`.`'))
  expect(normalizeMarkdown('C:\\dir')).toBe('c:\\dir')
})

test('the index finds the same questions as comparing each with all', () => {
  const content = fc.record({
    text: fc.constantFrom('Which one?', 'which  one?', 'Which other?'),
    options: fc
      .uniqueArray(fc.constantFrom(...'abcdefg'), { maxLength: 5 })
      .map(texts => texts.map(text => ({ text }))),
    image: fc.constantFrom(null, undefined, { digest: '1' }, { digest: '2' }),
  })
  fc.assert(
    fc.property(fc.array(content, { maxLength: 12 }), content, (contents, question) => {
      const index = createQuestionIndex<QuestionContent>(member => member)
      for (const member of contents) index.add(member)
      const expected = contents.filter(
        other =>
          normalizeText(other.text) === normalizeText(question.text) &&
          shareOptions(other, question) &&
          samePicture(other, question),
      )
      const found = index.findSame(question)
      expect(found).toHaveLength(expected.length)
      expect(new Set(found)).toEqual(new Set(expected))
    }),
    { numRuns: 1000 },
  )
})
