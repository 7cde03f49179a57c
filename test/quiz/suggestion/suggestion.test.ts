import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkQuestion, readLooseQuestion } from '../../../src/audit/check-question.ts'
import { writeQuestionFile } from '../../../src/bank/write/question-file.ts'
import { formatOptionLines, parseOptionLines } from '../../../src/quiz/suggestion/option-lines.ts'
import { readSuggestion } from '../../../src/quiz/suggestion/read-suggestion.ts'
import { frontMatterOf, type SuggestedQuestion } from '../../../src/quiz/suggestion/suggested-question.ts'
import { suggestionFromQuestion } from '../../../src/quiz/suggestion/suggestion-from-question.ts'
import { SKY } from '../../bank/sample.ts'

/** What people type by accident, and what someone would who wants to break out of the file or the message. */
const ODD = [
  '---',
  '- [x]',
  '`code`',
  '```',
  '"',
  "'",
  ': ',
  ' #',
  '<@123456789012345678>',
  '@everyone',
  '{a: b}',
  '[b',
  '&x',
  '*y',
  '!z',
  '> q',
  '|',
  '%',
  '\\',
  '\\n',
  '\t',
  'answer: A',
  '\u2028',
  '日本',
  '\u{1f600}',
  '~',
  'yes',
  '0755',
  '1.10',
  'null',
]

const part = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.constant(' '),
)
const line = fc
  .array(part, { minLength: 1, maxLength: 6 })
  .map(parts => parts.join('').replaceAll(/[\r\n]/g, ''))
/** The same without what a form leaves out. */
const words = line.map(typed => typed.replaceAll('\u2028', '').trim()).filter(typed => typed !== '')
const lines = fc.array(line, { minLength: 1, maxLength: 5 }).map(all => all.join('\n'))

const suggestion = fc
  .record({
    text: lines,
    options: fc.array(fc.record({ text: line, reason: fc.option(line), isCorrect: fc.boolean() }), {
      minLength: 2,
      maxLength: 10,
    }),
    explanation: lines,
    sources: fc.constantFrom('', 'https://example.org/a', 'https://example.org/a https://example.org/b#c'),
  })
  // Words, and options that differ, so that most of them can be asked.
  .map(({ options, text, ...input }) =>
    readSuggestion({
      ...input,
      text: `Which ${text}`,
      options: formatOptionLines(
        options.map((option, n) => ({
          ...option,
          text: `${option.text} ${n}`,
          isCorrect: n === 0 || (n > 1 && option.isCorrect),
        })),
      ),
    }),
  )

const fileOf = (question: SuggestedQuestion): string =>
  writeQuestionFile(frontMatterOf(question, { status: 'trial', author: null }))

describe('the lines of options in a form', () => {
  test('say what is correct, and why', () => {
    expect(
      parseOptionLines('Venus\n> It is white.\n*Mars\n\n> Rust is red,\n> and Mars is rusty.\n\\*Jupiter'),
    ).toEqual([
      { text: 'Venus', reason: 'It is white.', isCorrect: false },
      { text: 'Mars', reason: 'Rust is red, and Mars is rusty.', isCorrect: true },
      { text: '*Jupiter', reason: null, isCorrect: false },
    ])
  })

  test('may begin with bold text', () => {
    expect(parseOptionLines('**Venus**\n***Mars**\n* **Jupiter**')).toEqual([
      { text: '**Venus**', reason: null, isCorrect: false },
      { text: '**Mars**', reason: null, isCorrect: true },
      { text: '**Jupiter**', reason: null, isCorrect: true },
    ])
  })

  test('give the same options when the form is opened again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: words, reason: fc.option(words), isCorrect: fc.boolean() })),
        options => {
          expect(parseOptionLines(formatOptionLines(options))).toEqual(options)
        },
      ),
    )
  })
})

test('a question of a file becomes what someone would have typed, unless that is too long', () => {
  const { question } = checkQuestion(SKY, { bank: '1', name: 'q' })
  const input = suggestionFromQuestion(question!)!
  expect(input.options).toBe('Red\n*Blue\nGreen\nBlack')
  expect(checkQuestion(fileOf(readSuggestion(input)), { bank: '1', name: 'q' }).question).toMatchObject({
    ...question,
    hash: expect.any(String),
    status: 'trial',
  })
  expect(suggestionFromQuestion({ ...question!, text: 'x'.repeat(1501) })).toBeNull()
})

describe('the file of a suggestion', () => {
  test('says what was typed', () => {
    const question = readSuggestion({
      text: 'Which planet is red?',
      options: 'Venus\n*Mars\n> Rust.',
      explanation: 'Iron oxide.',
      sources: 'https://example.org/mars',
    })
    expect(fileOf(question)).toBe(`---
status: trial
question: Which planet is red?
options:
  A: Venus
  B: Mars
answer: B
rationale:
  B: Rust.
explanation: Iron oxide.
references:
  - https://example.org/mars
---
`)
  })

  test('can have letters as its options, in any order', () => {
    for (const options of ['C\n*A\nB\nAB', 'E\nB\n*D\n*C', '*B\nA', 'Mars\n*A\nVenus\nB']) {
      const typed = readSuggestion({ text: 'Which one?', options, explanation: null, sources: null })
      const { question } = checkQuestion(fileOf(typed), { bank: '1', name: 'q' })
      const correct = question?.options.filter(({ key }) => question.answer.includes(key))
      expect(correct?.map(({ text }) => text).sort()).toEqual(
        typed.options
          .filter(({ isCorrect }) => isCorrect)
          .map(({ text }) => text)
          .sort(),
      )
    }
  })

  test('is read as the same question, whatever was typed', () => {
    let read = 0
    fc.assert(
      fc.property(suggestion, typed => {
        const { question, findings } = checkQuestion(fileOf(typed), { bank: '1', name: 'q' })
        const front = frontMatterOf(typed, { status: 'trial', author: null })
        expect(readLooseQuestion(front, { bank: '1', name: 'q' })).toEqual(question)
        // What no question may have: no words, the same option twice, no correct one, or nothing but those.
        const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
        expect(
          errors.filter(code => code.startsWith('yaml') || code === 'wrong-type' || code === 'unknown-key'),
        ).toEqual([])
        expect(errors.length > 0).toBe(question === null)
        if (!question) return
        read++
        expect(question).toMatchObject({
          text: typed.text,
          options: typed.options.map(({ text, reason }) => ({ text, rationale: reason })),
          explanation: typed.explanation,
          references: typed.sources,
          status: 'trial',
        })
        expect(
          question.options.filter(({ key }) => question.answer.includes(key)).map(({ text }) => text),
        ).toEqual(typed.options.filter(({ isCorrect }) => isCorrect).map(({ text }) => text))
        expect(question.author).toBeUndefined()
      }),
      { numRuns: 500 },
    )
    expect(read).toBeGreaterThan(50)
  })
})
