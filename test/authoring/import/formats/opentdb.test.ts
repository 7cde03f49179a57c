import fc from 'fast-check'
import { expect, test } from 'vitest'
import { opentdb } from '../../../../src/authoring/import/formats/opentdb.ts'
import type { SourceQuestion } from '../../../../src/authoring/import/source-entry.ts'
import { readerOf, textsOf } from './reader.ts'

const { read } = readerOf(opentdb)
const readAll = (value: unknown) => read(JSON.stringify(value, null, 2)) as SourceQuestion[]

const bell = {
  category: 'Science &amp; Sound',
  type: 'multiple',
  difficulty: 'easy',
  question: 'What does &quot;a bell&quot; do when it&#039;s struck?',
  correct_answer: 'It rings &lt;for a while&gt;',
  incorrect_answers: ['It melts', 'It sinks', 'It floats &copy'],
}
const boil = {
  category: 'Kitchen',
  type: 'boolean',
  difficulty: 'medium',
  question: 'Water boils at a lower temperature on a mountain.',
  correct_answer: 'True',
  incorrect_answers: ['False'],
}

const plain = {
  category: 'Science & Sound',
  type: 'multiple',
  difficulty: 'easy',
  question: 'What does “a bell” do when it’s 100% struck?',
  correct_answer: 'It rings & <rings>',
  incorrect_answers: ['It melts', 'It+sinks', 'Grüße'],
}

const encoded = (record: object, encode: (text: string) => string): object =>
  JSON.parse(JSON.stringify(record), (_, value) => (typeof value === 'string' ? encode(value) : value))

const rightOf = ({ answer, options }: SourceQuestion) => options[answer[0]!.charCodeAt(0) - 65]?.text

test('HTML entities are decoded, in every text, and only whole ones', () => {
  const [question] = readAll({ response_code: 0, results: [bell] })
  expect(question).toMatchObject({
    kind: 'question',
    line: 4,
    question: 'What does "a bell" do when it\'s struck?',
    categories: ['Science & Sound'],
    difficulty: 'easy',
  })
  expect(textsOf(question!).sort()).toEqual([
    'It floats &copy',
    'It melts',
    'It rings <for a while>',
    'It sinks',
  ])
  expect(rightOf(question!)).toBe('It rings <for a while>')
})

test.each([
  ['url3986', (text: string) => encodeURIComponent(text)],
  ['urlLegacy', (text: string) => encodeURIComponent(text).replaceAll('%20', '+')],
  ['base64', (text: string) => Buffer.from(text).toString('base64')],
])('the encoding %s gives the same questions', (_, encode) => {
  const expected = readAll([{ ...plain }, boil])
  expect(expected[0]!.question).toBe(plain.question)
  expect(readAll([plain, boil].map(record => encoded(record, encode)))).toMatchObject(
    expected.map(({ line: _line, ...rest }) => rest),
  )
})

test('one text that happens to be well-formed base64 or has a percent sign does not decide for all', () => {
  const record = { ...boil, type: 'multiple', correct_answer: 'Rome', incorrect_answers: ['Bonn', '50%25'] }
  expect(rightOf(readAll([record])[0]!)).toBe('Rome')
  expect(readAll([{ ...record, question: 'Word', category: 'Word', type: undefined }])[0]!.question).toBe(
    'Word',
  )
})

test('true and false stand in this order, whichever is right', () => {
  const [right, wrong] = readAll([boil, { ...boil, correct_answer: 'false', incorrect_answers: ['true'] }])
  expect(textsOf(right!)).toEqual(['True', 'False'])
  expect([right!.answer, wrong!.answer]).toEqual([['A'], ['B']])
})

test('the right option stands anywhere, and in the same place whenever it is read again', () => {
  const records = Array.from({ length: 200 }, (_, index) => ({
    ...bell,
    question: `Which bell is no ${index}?`,
  }))
  const places = readAll(records).map(({ answer }) => answer[0])
  for (const letter of 'ABCD') expect(places.filter(place => place === letter).length).toBeGreaterThan(25)
  const turned = records.map(record => ({
    ...record,
    incorrect_answers: record.incorrect_answers.toReversed(),
  }))
  expect(readAll(turned)).toEqual(readAll(records))
})

test('a record with a missing or wrong field is refused with its line, and the others are read', () => {
  const { correct_answer: _, ...keyless } = bell
  const text = `[\n${[
    boil,
    keyless,
    { ...bell, incorrect_answers: 'It melts' },
    7,
    { ...bell, question: null },
  ]
    .map(record => JSON.stringify(record))
    .join(',\n')}\n]`
  expect(read(text)).toMatchObject([
    { kind: 'question', line: 2 },
    { kind: 'refused', line: 3, message: expect.stringContaining('`correct_answer`') },
    { kind: 'refused', line: 4, message: expect.stringContaining('`incorrect_answers`') },
    { kind: 'refused', line: 5 },
    { kind: 'refused', line: 6, message: expect.stringContaining('`question`') },
  ])
})

test('keys that the format does not have are named in a note, and not read', () => {
  expect(readAll([{ ...bell, explanation: 'It is bronze.', tags: ['bell'] }])).toMatchObject([
    { kind: 'note', message: 'keys that are not read: `explanation`, `tags`' },
    { kind: 'question' },
  ])
})

test('numbers are texts of options', () => {
  const [question] = readAll([{ ...bell, correct_answer: 4, incorrect_answers: [5, 6] }])
  expect(rightOf(question!)).toBe('4')
})

test('broken JSON is refused where it breaks, and an empty reply is no question', () => {
  expect(read('[\n{"question": "a",\n]')).toMatchObject([{ kind: 'refused', line: 3, code: 'json' }])
  expect(read('{"response_code": 5, "results": []}')).toMatchObject([{ kind: 'skipped', line: 1 }])
  expect(read('{"response_code": 5}')).toMatchObject([{ kind: 'refused', line: 1 }])
})

test('it is recognised by the names of its fields', () => {
  expect(opentdb.recognises(JSON.stringify([bell]))).toBe(true)
  expect(opentdb.recognises('[{"question": "a", "answer": "b"}]')).toBe(false)
  expect(opentdb.recognises('# "correct_answer" and "incorrect_answers"')).toBe(false)
})

test('nothing makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), text => void read(text)))
  fc.assert(fc.property(fc.json(), text => void read(text)))
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          question: fc.jsonValue(),
          correct_answer: fc.jsonValue(),
          incorrect_answers: fc.jsonValue(),
        }),
      ),
      records => {
        expect(read(JSON.stringify(records)).length).toBeGreaterThan(0)
      },
    ),
  )
  read('['.repeat(100_000))
})
