import { expect, test } from 'vitest'
import { audit } from '../../src/authoring/audit/audit.ts'
import { load, SKY, sky } from '../bank/sample.ts'

const LONG = 30_000

/** A text as a YAML scalar in double quotes. */
const quoted = (text: string) => JSON.stringify(text)

test.each<[string, string]>([
  ['one word', `${'x'.repeat(LONG)}C.x`],
  ['sentences without a space', 'aaa.Bbb'.repeat(LONG / 7)],
  ['commas without a space', 'aaa,'.repeat(LONG / 4)],
  ['the word “not”', `Which? ${'not '.repeat(LONG / 4)}`],
  ['“which” and “what”', `${'which what '.repeat(LONG / 11)}not`],
  ['links', 'http://a.b '.repeat(LONG / 11)],
  ['digits', '1'.repeat(LONG)],
  ['page numbers', '\n1'.repeat(LONG / 2)],
  ['letters with a stop', 'A. C. '.repeat(LONG / 6)],
  ['line ends', `choose${'\n'.repeat(LONG)}x`],
  ['spaces', `a${' '.repeat(LONG)}b`],
])('a text of very many %s is read and checked in a moment', (_, text) => {
  const inQuestion = sky('"Which colour has the sky at noon?"', quoted(text))
  const inOption = sky('"Red"', quoted(text))
  const library = audit(load({ 'a.md': inQuestion, 'b.md': inOption, 'c.md': SKY.replace('noon', 'dusk') }))
  expect(library.countsOf.get('b')!.playable).toBeGreaterThan(0)
})

test('a thousand blank lines or spaces in a row are reported, with their line', () => {
  const library = load({ 'a.md': sky('options:', `${'\n'.repeat(1500)}options:`) })
  expect(library.problems).toMatchObject([
    { line: 2, code: 'yaml', message: expect.stringContaining('delete them') },
  ])
})

test('thousands of questions with one stem and one option in common are compared in a moment, and a twin is found', () => {
  const file = (n: number, last = 'None of the above') =>
    `---\nquestion: Which statement is right?\noptions: [Fact ${n}, Error ${n}, Slip ${n}, ${last}]\nanswer: A\nexplanation: So.\n---\n`
  const files = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`${n}.md`, file(n)]))
  const library = load({ ...files, 'twin.md': file(7, 'All of the above') })
  const twins = library.problems.filter(({ code }) => code === 'question-twice')
  expect(twins.map(({ file }) => file)).toEqual(['questions/b/7.md', 'questions/b/twin.md'])
})
