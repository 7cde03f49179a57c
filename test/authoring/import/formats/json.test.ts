import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { json } from '../../../../src/authoring/import/formats/json.ts'
import { readerOf } from './reader.ts'

const { read, codes } = readerOf(json)

const RED = { question: 'Which is red?', options: { A: 'Venus', B: 'Mars' }, answer: 'B' }

describe('JSON', () => {
  test.each([
    ['a list', [RED, RED]],
    ['questions', { questions: [RED, RED] }],
    ['a bank with questions', { bank: 'sky', weights: [1, 2], questions: [RED, RED] }],
  ])('has questions in %s, each with its line', (_, value) => {
    const text = JSON.stringify(value, null, 2)
    const lines = text
      .split('\n')
      .flatMap((line, place) => (/^ *\{$/.test(line) && place > 0 ? [place + 1] : []))
    expect(read(text)).toMatchObject(lines.map(line => ({ kind: 'question', line, answer: ['B'] })))
    expect(lines).toHaveLength(2)
  })

  test.each([
    ['quizzes', { quizzes: [{ title: 'Sky', questions: [RED, RED] }, { questions: [RED] }] }],
    ['quiz', { quiz: [RED, RED, RED] }],
    ['quiz, as one', { quiz: { name: 'Sky', questions: [RED, RED, RED] } }],
  ])('may have its questions in a list of %s', (_, value) => {
    const text = JSON.stringify(value, null, 1)
    const found = read(text)
    expect(found).toMatchObject(Array(3).fill({ kind: 'question', answer: ['B'] }))
    for (const { line } of found) expect(text.split('\n')[line - 1]).toMatch(/^ *\{$/)
  })

  test('may have correct and wrong options apart', () => {
    for (const key of ['incorrect', 'incorrect_answers', 'wrongAnswers', 'distractors']) {
      const [found] = read(
        JSON.stringify([{ question: 'Which is red?', correct: 'Mars', [key]: ['Venus', 'Earth'] }]),
      )
      if (found?.kind !== 'question') throw new Error(JSON.stringify(found))
      expect(found.options.map(({ text }) => text).toSorted()).toEqual(['Earth', 'Mars', 'Venus'])
      expect(found.options[found.answer[0]!.charCodeAt(0) - 65]!.text).toBe('Mars')
    }
    expect(codes(JSON.stringify([{ ...RED, incorrect: ['Venus'] }]))).toEqual(['1 key-twice'])
  })

  test('may have the names that React components give to options', () =>
    expect(
      read(
        JSON.stringify([
          {
            questionText: 'Q?',
            answerOptions: [
              { answerText: 'x', isCorrect: false },
              { answerText: 'y', isCorrect: true },
            ],
          },
        ]),
      ),
    ).toMatchObject([{ question: 'Q?', options: [{ text: 'x' }, { text: 'y' }], answer: ['B'] }]))

  test('may be one question', () => expect(codes(JSON.stringify(RED))).toEqual(['1 question']))

  test('may have an object a line', () => {
    const line = JSON.stringify(RED)
    expect(codes(`${line}\n\n${line}\n{"question": }\n`)).toEqual(['1 question', '3 question', '4 json'])
  })

  test('tells numbers in quotes from bare ones', () => {
    const { options, question } = RED
    const text = JSON.stringify([
      { question, options, answer: 1 },
      { question, options, answer: '1' },
    ])
    expect(read(text)).toMatchObject([
      { answer: ['1'], quotedAnswer: false },
      { answer: ['1'], quotedAnswer: true },
    ])
  })

  test('says once which keys are not read', () => {
    const [first, ...rest] = read(
      JSON.stringify([
        { ...RED, votes: 1 },
        { ...RED, votes: 2, seen: 3 },
      ]),
    )
    expect(first?.kind === 'note' && first.message).toContain('`votes`, `seen`')
    expect(rest).toHaveLength(2)
  })

  test('refuses what is no question, and what cannot be read', () => {
    expect(codes('[1,\n"x",\nnull]')).toEqual(['1 wrong-type', '2 wrong-type', '3 wrong-type'])
    expect(codes('{"a": 1}')).toEqual(['1 json'])
    expect(codes('"x"')).toEqual(['1 json'])
    expect(codes('[\n{"question": "x",\n}\n]')).toEqual(['3 json'])
    expect(codes('[\n{"question": "x"\n')).toEqual(['2 json'])
    expect(codes('[\n{"question": "x"},\n{"question": y}\n]')).toEqual(['3 json'])
    expect(codes('')).toEqual(['1 json'])
    expect(codes('[]')).toEqual([])
  })

  test('keeps texts as they are', () => {
    const options = { A: '  a == b\n    c', B: '&amp; <b>', C: '=1' }
    expect(read(JSON.stringify([{ ...RED, options }]))).toMatchObject([
      { options: Object.values(options).map(text => ({ text, rationale: null })) },
    ])
  })

  test('refuses lists inside lists by the thousand', () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    expect(codes(deep)).toEqual(['1 wrong-type'])
    for (const key of ['tags', 'options', 'question', 'answer', 'image', 'rationale', 'a'])
      expect(codes(`[{"question": "x", "${key}": ${deep}}]`)).toHaveLength(1)
  })

  test('never throws', () => {
    const keys = fc.constantFrom(
      'question',
      'options',
      'answer',
      'answers',
      'correct',
      'questions',
      'tags',
      'a',
      'b',
      '__proto__',
    )
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any')),
        fc.dictionary(keys, tie('any')),
      ),
    })).any
    fc.assert(
      fc.property(value, it => void read(JSON.stringify(it))),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.string(), it => void read(it)))
  })

  test.each([
    ['questions', JSON.stringify(Array.from({ length: 5_000 }, () => RED))],
    ['lines', `${JSON.stringify(RED)}\n`.repeat(5_000)],
    [
      'keys',
      JSON.stringify([Object.fromEntries(Array.from({ length: 20_000 }, (_, place) => [`k${place}`, 1]))]),
    ],
    [
      'spellings',
      JSON.stringify([
        Object.fromEntries(Array.from({ length: 50 }, (_, place) => [`q${'-'.repeat(place)}`, 'x'])),
      ]),
    ],
    ['brackets that do not end', '['.repeat(300_000)],
    ['quotes', `["${'\\"'.repeat(100_000)}`],
    ['spaces', `{${' '.repeat(300_000)}`],
  ])('comes to an end over very many %s', (_, text) => {
    json.recognises(text)
    expect(read(text)).toBeInstanceOf(Array)
  })
})
