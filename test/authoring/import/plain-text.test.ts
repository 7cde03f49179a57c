import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainToMarkdown } from '../../../src/authoring/import/plain-text.ts'
import { parseMarkdown } from '../../../src/dev/playground/chat/markdown.ts'
import { NO_NAMES } from '../../../src/dev/playground/chat/names.ts'
import type { MarkdownNode } from '../../../src/dev/playground/contract/markdown.ts'
import { setOut } from './sample.ts'

const NOBODY = { names: NO_NAMES, me: null }

/** What Discord shows of a text, as one line: formatting is in brackets, so that none goes unnoticed. */
const shown = (text: string): string => parseMarkdown(text, NOBODY).map(shownNode).join('')

const shownNode = (node: MarkdownNode): string => {
  if (node.type === 'text' || node.type === 'emoji') return node.text
  if (node.type === 'break') return '\n'
  if (node.type === 'link') return node.children.map(shownNode).join('')
  if (node.type === 'mention') return node.text.startsWith('@') ? node.text : `[${node.type}]`
  return `[${node.type}]`
}

const SIGNS = [
  '*',
  '**',
  '_',
  '__',
  '~',
  '~~',
  '|',
  '||',
  '`',
  '```',
  '\\',
  '#',
  '>',
  '-',
  '-#',
  '1.',
  '<',
  '>',
  '[',
  '](',
  ')',
]

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, ' ', '\n', 'a', 'é', '字', '0'),
      fc.constantFrom(
        '<@1234>',
        '<#12>',
        '<t:1>',
        '<:x:123>',
        '</quiz:123>',
        'https://a.b/x_y_z',
        '[x](https://a.b)',
      ),
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''))

describe('a plain text', () => {
  test.each([
    'people with ___ risk … treat ___ of those',
    '__init__',
    '5*3*2',
    '||x||',
    '<@1234>',
    '# no heading',
    '-# nor small',
    '- no list\n2. none',
    '> no quote',
    'a `b` c',
    '```\ncode\n```',
    '[x](https://example.org/a_b_c)',
    '<https://example.org>',
    'C:\\new\\*',
    '¯\\_(ツ)_/¯',
  ])('is shown in Discord as it is written: %j', written => {
    expect(shown(plainToMarkdown(written))).toBe(written)
  })

  test('is shown in Discord as it is written, whatever signs are in it', () => {
    fc.assert(
      fc.property(text, written => {
        // Discord shows no spaces at the ends of lines.
        const tidy = written.replaceAll(/ +$/gm, '')
        expect(shown(plainToMarkdown(tidy))).toBe(tidy)
      }),
      { numRuns: 1000 },
    )
  })

  test('that has no signs stays as it is, and so do names and sums', () => {
    for (const written of ['Which planet is red?', 'a | b', '1 < 2', 'C++', '-5', '3.5 m', '~ 10', 'a\\d'])
      expect(plainToMarkdown(written)).toBe(written)
  })
})

describe('an import', () => {
  const PYTHON = {
    question: 'Who calls __init__ in 5*3*2?',
    options: ['__new__', '__init__'],
    right: '__init__',
  }
  const { question, options, right } = PYTHON

  test.each([
    ['a.json', JSON.stringify([{ question, options, answer: right }])],
    ['b.json', JSON.stringify([{ question, correct_answer: right, incorrect_answers: [options[0]] }])],
    ['a.csv', `question,a,b,answer\n${question},${options.join()},${right}\n`],
    ['a.txt', `${question}\nA) ${options[0]}\nB) ${options[1]}\nANSWER: B\n`],
    ['a.gift', `[plain]${question} {~${options[0]} =${options[1]}}`],
  ])(
    'shows what a plain text has in it, and finds its answer and its file again: %s',
    async (name, source) => {
      const { run, bank, written } = setOut({ [name]: source })
      expect((await run()).text).toContain('1 playable')
      const [imported] = bank().questions
      expect(shown(imported!.text)).toBe(question)
      const correct = imported!.options.find(({ key }) => imported!.answer.includes(key))!
      expect([shown(correct.text), imported!.options.map(({ text }) => shown(text)).toSorted()]).toEqual([
        right,
        options.toSorted(),
      ])
      expect((await run()).text).toContain('1 as they were')
      expect(written().join()).not.toContain('\\')
    },
  )

  test('takes Markdown where the table or the list says so', async () => {
    const { run, bank } = setOut({
      'a.csv': 'question,a,b,answer,format\nIs it **so**?,`x`,y,A,markdown\n',
      'b.json': JSON.stringify([
        { question: 'Is it **not**?', options: ['`x`', 'y'], answer: 'A', format: 'Markdown' },
      ]),
    })
    await run()
    expect(
      bank()
        .questions.map(({ text }) => text)
        .toSorted(),
    ).toEqual(['Is it **not**?', 'Is it **so**?'])
    expect(bank().questions.map(({ options }) => options[0]!.text)).toEqual(['`x`', '`x`'])
  })
})
