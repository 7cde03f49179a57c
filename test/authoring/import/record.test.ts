import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionFromRecord } from '../../../src/authoring/import/record.ts'
import type { SourceQuestion, SourceRefusal } from '../../../src/authoring/import/source-entry.ts'

const OPTIONS = { A: 'Venus', B: 'Mars', C: 'Saturn' }
const RED = { question: 'Which planet is red?', options: OPTIONS, answer: 'B' }

const read = (data: Record<string, unknown>): SourceQuestion => {
  const result = questionFromRecord(data, 1, null)
  if (result.kind === 'refused') throw new Error(`${result.code}: ${result.message}`)
  return result
}
const refusal = (data: Record<string, unknown>): string | null => {
  const result: SourceQuestion | SourceRefusal = questionFromRecord(data, 7, null)
  expect(result.line).toBe(7)
  return result.kind === 'refused' ? result.code : null
}
const textsOf = ({ options }: SourceQuestion) => options.map(({ text }) => text)

describe('a question in a record', () => {
  test('is read with our keys', () => {
    const record = {
      ...RED,
      id: 'red',
      rationale: { A: 'White.', B: 'Rust.' },
      explanation: 'Iron.',
      references: ['https://example.org/a'],
      domain: 'Inner',
      difficulty: 'easy',
      categories: ['Planets, near'],
      tags: 'rust, dust',
      image: 'img/red.png',
      alt: 'Dust.',
      aliases: 'old/red',
      draft: 'true',
    }
    expect(questionFromRecord(record, 3, 'file')).toEqual({
      kind: 'question',
      isMarked: true,
      line: 3,
      name: 'red',
      question: 'Which planet is red?',
      options: [
        { text: 'Venus', rationale: 'White.' },
        { text: 'Mars', rationale: 'Rust.' },
        { text: 'Saturn', rationale: null },
      ],
      answer: ['B'],
      quotedAnswer: true,
      explanation: 'Iron.',
      references: ['https://example.org/a'],
      domain: 'Inner',
      difficulty: 'easy',
      categories: ['Planets, near'],
      tags: ['rust', 'dust'],
      image: { path: 'img/red.png', alt: 'Dust.' },
      aliases: ['old/red'],
      accept: [],
      shuffle: true,
      draft: true,
      isPlain: true,
      repairs: [],
    })
  })

  test('has the name that its file gives it where it gives itself none', () => {
    expect(questionFromRecord(RED, 1, 'near/red')).toMatchObject({ name: 'near/red' })
    expect(read({ ...RED, id: 12 }).name).toBe('12')
  })

  test('has nothing where the record says nothing, and guesses no answer', () => {
    expect(read({})).toMatchObject({ question: '', options: [], answer: [] })
    expect(read({ question: 'x', options: OPTIONS, answer: '' }).answer).toEqual([])
  })

  test.each<[string, unknown]>([
    ['a list', ['Venus', 'Mars', 'Saturn']],
    ['small letters', { c: 'Saturn', a: 'Venus', b: 'Mars' }],
    ['objects', [{ text: 'Venus' }, { text: 'Mars' }, { text: 'Saturn' }]],
    [
      'objects with letters',
      [
        { id: 'A', text: 'Venus' },
        { id: 'B', text: 'Mars' },
        { id: 'C', text: 'Saturn' },
      ],
    ],
    ['a text with lines', 'A. Venus\nB. Mars\nC. Saturn\n'],
    ['a text with bars', 'Venus | Mars | Saturn'],
    ['empty ones at the end', { A: 'Venus', B: 'Mars', C: 'Saturn', D: null, E: '' }],
  ])('has options from %s', (_, options) =>
    expect(textsOf(read({ ...RED, options }))).toEqual(['Venus', 'Mars', 'Saturn']),
  )

  test('has options from keys of their own', () => {
    expect(
      textsOf(read({ q: 'x', option_a: 'Venus', option_b: 'Mars', option_c: '', correct: 'a' })),
    ).toEqual(['Venus', 'Mars'])
    expect(textsOf(read({ q: 'x', 'Answer 0': 'Venus', 'Answer 1': 'Mars' }))).toEqual(['Venus', 'Mars'])
  })

  test('takes `a` for the answer where there is no `b`', () =>
    expect(read({ q: 'x', options: ['Venus', 'Mars'], a: 'B' }).answer).toEqual(['B']))

  test('takes `answers` for the options where nothing else holds them', () => {
    const quiz = {
      question: 'x',
      answers: { answer_a: 'Venus', answer_b: 'Mars', answer_c: null },
      correct_answers: { answer_a_correct: 'false', answer_b_correct: 'true', answer_c_correct: 'false' },
      correct_answer: 'answer_b',
    }
    expect(read(quiz)).toMatchObject({ answer: ['B'] })
    expect(textsOf(read(quiz))).toEqual(['Venus', 'Mars'])
    expect(read({ ...RED, answer: '', answers: ['A', 'B'] }).answer).toEqual(['A', 'B'])
  })

  test.each([
    [
      'correct',
      [
        { text: 'x', correct: false },
        { text: 'y', correct: true },
      ],
    ],
    [
      'isCorrect',
      [
        { text: 'x', isCorrect: 'false' },
        { text: 'y', isCorrect: 'true' },
      ],
    ],
    [
      'is_correct',
      [
        { text: 'x', is_correct: 0 },
        { text: 'y', is_correct: '1' },
      ],
    ],
  ])('has its answer from %s of its options', (_, options) => {
    expect(read({ question: 'q', options }).answer).toEqual(['B'])
    expect(refusal({ question: 'q', options, answer: 'A' })).toBe('answer-conflict')
    expect(refusal({ question: 'q', options, answer: 'y' })).toBeNull()
  })

  test('refuses a mark that is neither true nor false', () =>
    expect(refusal({ question: 'q', options: [{ text: 'x', correct: 'maybe' }] })).toBe('option-flag'))

  test.each<[unknown, string[], boolean]>([
    [1, ['1'], false],
    ['1', ['1'], true],
    [[0, 2], ['0', '2'], false],
    ['B, C', ['B, C'], true],
    [['B', 'C'], ['B', 'C'], true],
    [[false, true, true], ['B', 'C'], false],
    ['B. Mars', ['B. Mars'], true],
    ['Mars', ['Mars'], true],
    ['Ac', ['Ac'], true],
  ])('passes the answer %j on', (answer, expected, quoted) =>
    expect(read({ ...RED, answer })).toMatchObject({ answer: expected, quotedAnswer: quoted }),
  )

  test('has an index that is no text, even in quotes', () => {
    const { answer: _, ...rest } = RED
    expect(read({ ...rest, answerIndex: '1' })).toMatchObject({ answer: ['1'], quotedAnswer: false })
  })

  test('knows the option that an answer names by its key', () => {
    expect(read({ question: 'q', options: { 1: 'x', 2: 'y' }, answer: 2 }).answer).toEqual(['B'])
    expect(
      read({
        question: 'q',
        options: [
          { id: 'k7', text: 'x' },
          { id: 'k8', text: 'y' },
        ],
        answer: 'k8',
      }).answer,
    ).toEqual(['B'])
    expect(refusal({ question: 'q', options: { 1: '2', 2: '3' }, answer: '2' })).toBe('answer-ambiguous')
  })

  test.each([
    [true, 'A'],
    ['False', 'B'],
  ])('is of true and false where %j is the answer and there are no options', (correct, letter) => {
    expect(read({ question: 'q', correct })).toMatchObject({ answer: [letter] })
    expect(textsOf(read({ question: 'q', correct }))).toEqual(['True', 'False'])
  })

  test('loses letters that stand before all options, and says so', () => {
    const lettered = read({ ...RED, options: ['A. Venus', 'B) Mars', '(C) Saturn'], answer: 'B) Mars' })
    expect(textsOf(lettered)).toEqual(['Venus', 'Mars', 'Saturn'])
    expect(lettered.answer).toEqual(['B) Mars'])
    expect(lettered.repairs).toHaveLength(1)
    expect(read({ ...RED, options: ['E. coli', 'B. subtilis'] }).repairs).toEqual([])
  })

  test('keeps reasons in options, in a list, and under keys of their own', () => {
    const reasons = (data: Record<string, unknown>) => read(data).options.map(({ rationale }) => rationale)
    expect(reasons({ ...RED, options: [{ text: 'x', why: '', feedback: 'r' }, 'y'] })).toEqual(['r', null])
    expect(reasons({ ...RED, rationale: ['r', '', 's'] })).toEqual(['r', null, 's'])
    expect(reasons({ ...RED, rationale_b: 'r', 'Explanation C': 's' })).toEqual([null, 'r', 's'])
  })

  test('takes one text under rationale for the explanation', () =>
    expect(read({ ...RED, rationale: 'Rust.' }).explanation).toBe('Rust.'))

  test.each([
    [{}, true],
    [{ shuffle: 'false' }, false],
    [{ shuffle_options: false }, false],
    [{ shuffle: true }, true],
  ])('keeps the order of its options where %j says so', (more, shuffle) =>
    expect(read({ ...RED, ...more }).shuffle).toBe(shuffle),
  )

  test('is a draft where it is not published', () => {
    expect(read({ ...RED, published: 'false' }).draft).toBe(true)
    expect(read({ ...RED, published: true, draft: 'false' }).draft).toBe(false)
  })

  test('reads references in one text, and with titles', () => {
    const both = ['https://example.org/a', 'https://example.org/b,c']
    expect(read({ ...RED, references: both.join(', ') }).references).toEqual(both)
    expect(read({ ...RED, source: both.map(url => ({ url })) }).references).toEqual(both)
    expect(read({ ...RED, references: { title: 'a [b]', url: both[0] } }).references).toEqual([
      '[a \\[b\\]](https://example.org/a)',
    ])
  })

  test.each<[string, string, Record<string, unknown>]>([
    ['two spellings that differ', 'key-twice', { ...RED, text: 'Other?' }],
    ['two answers that differ', 'answer-conflict', { ...RED, correct: 'A' }],
    ['options in two places', 'key-twice', { ...RED, option_a: 'x', option_b: 'y' }],
    ['a letter left out', 'options-gap', { ...RED, options: { A: 'x', C: 'y' } }],
    ['a letter twice', 'options-gap', { ...RED, options: { A: 'x', a: 'y', b: 'z' } }],
    ['letters in another order', 'options-letters', { ...RED, options: ['B. x', 'A. y'] }],
    [
      'objects with letters in another order',
      'options-letters',
      {
        ...RED,
        options: [
          { id: 'B', text: 'x' },
          { id: 'A', text: 'y' },
        ],
      },
    ],
    ['keys that are no letters', 'option-key', { ...RED, options: { Venus: false, Mars: true } }],
    ['a picture in an option', 'option-picture', { ...RED, options: [{ text: 'x', image: 'x.png' }, 'y'] }],
    ['a reason for no option', 'rationale-unknown', { ...RED, rationale: { D: 'r' } }],
    ['two reasons for one', 'rationale-twice', { ...RED, rationale_a: 'r', rationale: { A: 's' } }],
    ['a list for a text', 'wrong-type', { ...RED, question: ['a', 'b'] }],
    ['a draft that is no flag', 'wrong-type', { ...RED, draft: 'soon' }],
    ['options in one line', 'wrong-type', { ...RED, options: 'Venus Mars' }],
  ])('is refused for %s', (_, code, data) => expect(refusal(data)).toBe(code))

  test('may say the same under two spellings', () => {
    for (const correct of ['Mars', 'b', 'B) Mars'])
      expect(refusal({ ...RED, text: RED.question, correct })).toBeNull()
  })

  test('never throws', () => {
    const keys = [
      'question',
      'options',
      'answers',
      'correct',
      'a',
      'b',
      'rationale',
      'rationale_b',
      'tags',
      'image',
      'draft',
      '__proto__',
    ]
    const property = fc.property(
      fc.array(fc.tuple(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }))),
      entries => {
        expect(['question', 'refused']).toContain(
          questionFromRecord(Object.fromEntries(entries), 1, null).kind,
        )
      },
    )
    fc.assert(property, { numRuns: 500 })
  })

  test('takes time in proportion to what stands in it', () => {
    const many = Array.from({ length: 20_000 }, (_, place) => `${' '.repeat(100)}${place}`)
    expect(refusal({ ...RED, options: many, answer: many, rationale: many })).toBe('options-many')
    const options = many.slice(0, 192)
    expect(
      read({ ...RED, question: ' '.repeat(100_000), options, answer: 'x'.repeat(100_000) }).options,
    ).toHaveLength(192)
  })
})
