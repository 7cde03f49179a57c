import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { stringify } from 'yaml'
import { parseQuestionFile } from '../../../src/bank/parse/read-file.ts'
import { load, questionOf, read, SKY } from '../sample.ts'

const word = fc.string({ minLength: 1, maxLength: 30 }).map(text => `x${text}`.replaceAll(/\p{C}/gu, ''))
const sheet = fc.record({
  question: word,
  options: fc.uniqueArray(word, {
    minLength: 2,
    maxLength: 10,
    selector: text => text.trim().replaceAll(/\s+/g, ' '),
  }),
  explanation: word,
  domain: word,
  difficulty: word,
  tags: fc.array(word, { maxLength: 3 }),
  draft: fc.constant(false),
  answer: fc.constant('A'),
})

const QUOTINGS = ['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const

describe('whatever the text is', () => {
  test('reading a file never throws, and gives a question or says what is wrong', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '---\n',
        '\n',
        '  ',
        '"',
        "'",
        '&a ',
        '*a',
        '!!x ',
        '[',
        '{',
        '- ',
        ': ',
        '? ',
        '|',
        '>',
        '#',
      ),
      fc.constantFrom(
        'question: x\n',
        'options:\n',
        '  A: x\n',
        'answer: A\n',
        '__proto__: {}\n',
        '%YAML 1.1\n',
      ),
      fc.constant(SKY),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, opened) => {
        const { question, draft, diagnostics } = read((opened ? '---\n' : '') + pieces.join(''))
        expect(question !== null || draft || diagnostics.length > 0).toBe(true)
        for (const { line, column } of diagnostics) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: inject('runsAll') ? 1500 : 400 },
    )
  })

  test('loading never throws for the bytes of a file', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(load({ 'q.md': bytes, 'ok.md': SKY }).counts.playable).toBe(1)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the hash', () => {
  test('does not depend on the order of keys nor on quoting', () => {
    fc.assert(
      fc.property(
        sheet,
        fc.constantFrom(...QUOTINGS),
        fc.infiniteStream(fc.nat()),
        (written, quoting, dice) => {
          const lettered = Object.fromEntries(
            written.options.map((text, index) => ['ABCDEFGHIJ'[index], text]),
          )
          const data = { ...written, options: lettered }
          const entries = Object.entries(data).map(entry => ({ entry, at: dice.next().value }))
          const mixed = Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ entry }) => entry))
          const one = questionOf(
            `---\n${stringify(data, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' })}---\n`,
          )
          const two = questionOf(
            `---\n${stringify(mixed, { lineWidth: 40, defaultStringType: quoting })}---\n`,
          )
          expect(two).toEqual(one)
          expect(one.hash).toMatch(/^[0-9a-f]{16}$/)
        },
      ),
      { numRuns: inject('runsAll') ? 300 : 80 },
    )
  })

  const change = (part: string, by: string) => {
    const changed = BOLD.replace(part, by)
    expect(changed).not.toBe(BOLD)
    return questionOf(changed).hash
  }
  const BOLD = SKY.replace(
    'answer',
    'domain: Light\ndifficulty: easy\ntags: [sky]\nrationale: { A: No. }\nanswer',
  )

  test.each([
    ['the question', 'noon', 'night'],
    ['an option', 'Red', 'Pink'],
    ['a rationale', 'No.', 'Never.'],
    ['the answer', '"B"', '"C"'],
    ['the explanation', 'scatters', 'bends'],
    ['a reference', '/sky', '/air'],
    ['the domain', 'Light', 'Physics'],
    ['the difficulty', 'easy', 'hard'],
    ['a tag', '[sky]', '[air]'],
  ])('changes with %s', (_, part, by) => {
    expect(change(part, by)).not.toBe(questionOf(BOLD).hash)
  })

  test('does not change with the title, the place or the id', () => {
    const { hash } = questionOf(BOLD)
    expect(change('answer', 'title: x\nid: y\naliases: z\nanswer')).toBe(hash)
    const place = { bank: 'other', bankFolder: '/', file: '/q.md', pathId: 'other/q' }
    expect(parseQuestionFile(BOLD, place).question?.hash).toBe(hash)
  })
})
