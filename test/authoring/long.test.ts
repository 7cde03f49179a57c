import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { MAX_TEXT_LENGTH } from '../../src/bank/parse/limits.ts'
import { load, read, SKY, sky } from '../bank/sample.ts'

const LONG = MAX_TEXT_LENGTH

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

test('thousands of questions with one stem and one option in common are compared in a moment, and a twin is found', {
  tags: ['slow'],
}, () => {
  const file = (n: number, last = 'None of the above') =>
    `---\nquestion: Which statement is right?\noptions: [Fact ${n}, Error ${n}, Slip ${n}, ${last}]\nanswer: A\nexplanation: So.\n---\n`
  const files = Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`${n}.md`, file(n)]))
  const library = load({ ...files, 'twin.md': file(7, 'All of the above') })
  const twins = library.problems.filter(({ code }) => code === 'question-twice')
  expect(twins.map(({ file }) => file)).toEqual(['questions/b/7.md', 'questions/b/twin.md'])
})

/** Pieces that patterns of the loader and the audit repeat, and what comes before and after them. */
const REPEATED = [
  ...[' ', '\t', '\n', ' \n', '\n\n ', '.', ',', '-', "'", '*', '_', '`', '"', '(', '[', ':', '#'],
  ...['A', 'A,', 'B and ', '(A,', 'A. ', '\nA. ', 'option ', 'answer is ', 'not ', 'the ', 'which ', 'and '],
  ...[
    '1',
    '1.',
    '1 to ',
    'a.',
    "a'",
    'x',
    'fi',
    '`a',
    '```',
    '**',
    '[a](',
    '<a ',
    '&amp;',
    'http://a.b ',
    'page 1 of ',
  ],
]
const ENDS = [
  '',
  'question',
  'Q',
  'answer',
  'topic',
  'page',
  'choose',
  'select the',
  'the first',
  '(A',
  'A',
  'a',
  'an',
  'Which is',
  '1 to 2',
]

const longText = (length: number) =>
  fc
    .record({
      before: fc.constantFrom(...ENDS),
      piece: fc.array(fc.constantFrom(...REPEATED), { minLength: 1, maxLength: 3 }),
      after: fc.constantFrom(...ENDS, '?', ':', '!x'),
    })
    .map(({ before, piece, after }) => {
      const unit = piece.join('')
      const room = length - before.length - after.length
      return `${before}${unit.repeat(Math.floor(room / unit.length))}${after}`
    })

/** At this length a search in quadratic time takes most of a minute, and one in linear time milliseconds. */
const VERY_LONG = 300_000

// In a thread, since nothing else could end a search that goes on for hours.
test('searching a text takes linear time, whatever is repeated in it', { tags: ['slow'] }, async () => {
  const worker = new Worker(new URL('search-worker.ts', import.meta.url))
  onTestFinished(async () => void (await worker.terminate()))
  const search = async (text: string) => {
    worker.postMessage(text)
    await once(worker, 'message', { signal: AbortSignal.timeout(20_000) })
  }
  await fc.assert(fc.asyncProperty(longText(VERY_LONG), search), { numRuns: 15, endOnFailure: true })
})

test('any text up to the cap, at any place of a file, is read and checked', () => {
  const text = longText(MAX_TEXT_LENGTH)
  fc.assert(
    fc.property(text, text, text, (one, two, three) => {
      const file = sky('"Which colour has the sky at noon?"', quoted(one))
        .replace('"Red"', () => quoted(two))
        .replace('"Air scatters blue light most."', () => quoted(three))
        .replace('answer:', () => `tags: ${quoted(one)}\nid: ${quoted(two)}\nalt: ${quoted(three)}\nanswer:`)
      expect(read(file).diagnostics.length).toBeGreaterThan(0)
      expect(audit(load({ 'q.md': file, 'ok.md': SKY })).counts.playable).toBeGreaterThan(0)
    }),
    { numRuns: 60 },
  )
})

test('any front matter up to the cap is read, whatever is repeated in it', () => {
  const piece = fc.constantFrom(
    ...[
      '- ',
      '-\n',
      '\n',
      ' ',
      '[',
      '{',
      'a: ',
      '? ',
      '"',
      "'",
      '#',
      ' #',
      '|',
      '>',
      '&a ',
      '*a ',
      '!a ',
      '\t',
      ':',
      ',',
      '%',
      '[],',
      '- x\n',
      'a:\n',
      '"a" :',
    ],
  )
  const yaml = fc.tuple(
    fc.constantFrom('', 'tags: [', 'x: ', 'options:\n'),
    fc.array(piece, { minLength: 1, maxLength: 4 }),
  )
  fc.assert(
    fc.property(yaml, fc.constantFrom('', ']', '\nquestion: x\n'), ([before, pieces], after) => {
      const unit = pieces.join('')
      const source = before + unit.repeat(Math.floor(64_000 / unit.length)) + after
      const { question, diagnostics } = read(`---\n${source}\n---\n`)
      expect(question).toBeNull()
      expect(diagnostics.length).toBeGreaterThan(0)
      expect(diagnostics.length).toBeLessThanOrEqual(10)
    }),
    { numRuns: 150 },
  )
})

/** Thousands of keys, each on its own line, some of them unlike the others. */
test('thousands of keys are counted, not compared', () => {
  for (const lineOf of [
    (n: number) => `k${n}: x`,
    () => 'k: x',
    (n: number) => `? k${n}`,
    (n: number) => `k${n}: "x`,
  ]) {
    const lines = Array.from({ length: 6000 }, (_, n) => lineOf(n)).join('\n')
    expect(read(sky('options:', `${lines}\noptions:`)).diagnostics.length).toBeLessThanOrEqual(10)
  }
})
