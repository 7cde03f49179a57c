import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileText } from '../../../src/authoring/import/file-text.ts'
import { sourceQuestion } from '../../../src/authoring/import/source-entry.ts'
import { trimText } from '../../../src/bank/parse/fields.ts'
import { read } from '../../bank/sample.ts'

/** What people and programs write, and what YAML trips over. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '  ',
        ' # ',
        ': ',
        '- ',
        '---',
        '```\n  code\n```',
        '"',
        "'",
        '*',
        '&',
        '!',
        '%',
        '\t',
        '|',
        '>',
      ),
      fc.lorem({ maxCount: 30, mode: 'words' }),
      fc.constantFrom('null', '~', 'yes', '0755', '12:30', '1.10', '\u00a0', '\u2028', '😀'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => trimText(parts.join('').replaceAll(/\r\n?/g, '\n')))
  .filter(written => /[\p{L}\p{N}]/u.test(written))

const EXTRA = { id: null, answer: ['B'], image: null, schema: null, source: 'q.csv#1' }

test('whatever a text says, the loader reads from the file what was put into it', () => {
  fc.assert(
    fc.property(text, text, text, text, text, (question, first, second, reason, explanation) => {
      fc.pre(first.replaceAll(/\s+/g, ' ') !== second.replaceAll(/\s+/g, ' '))
      const options = [
        { text: first, rationale: null },
        { text: second, rationale: reason },
      ]
      const written = fileText(
        sourceQuestion({ line: 1, question, options, answer: ['B'], explanation }),
        EXTRA,
      )
      const { question: again, diagnostics } = read(written)
      expect(
        diagnostics.filter(({ severity, code }) => severity === 'error' && !MAY_BE_WRONG.has(code)),
      ).toEqual([])
      fc.pre(again !== null)
      expect([again!.text, again!.options[0]!.text, again!.options[1], again!.explanation]).toEqual([
        question,
        first,
        { key: 'B', text: second, rationale: reason },
        explanation,
      ])
    }),
    { numRuns: 400 },
  )
})

/** Codes about content, not about how the file is written: random texts may cause them. */
const MAY_BE_WRONG = new Set(['answer-count', 'option-swallowed'])

test('a long text is folded, one of several lines stands as it is, and what is not there takes no line', () => {
  const question = sourceQuestion({
    line: 1,
    question:
      'Which of these says what stands in a long line, which nobody wants to read in an editor without folding it?',
    options: [
      { text: '```\na  =  1\n```', rationale: null },
      { text: '5432', rationale: null },
    ],
    answer: ['B'],
    tags: ['one', 'two'],
  })
  expect(
    fileText(question, {
      id: 'x/y',
      answer: ['A', 'B'],
      image: null,
      schema: '../schema.json',
      source: 'q.csv#1',
    }),
  ).toBe(`---
# yaml-language-server: $schema=../schema.json
id: x/y
question: >-
  Which of these says what stands in a long line, which nobody wants to read in an editor without
  folding it?
options:
  A: |-
    \`\`\`
    a  =  1
    \`\`\`
  B: "5432"
answer: [A, B]
tags:
  - one
  - two
source: q.csv#1
---
`)
})
