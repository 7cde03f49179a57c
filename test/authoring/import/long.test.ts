import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import { FORMATS } from '../../../src/authoring/import/formats/index.ts'
import { prepareItem } from '../../../src/authoring/import/item.ts'
import { foundBy, setOut } from './sample.ts'

/** What the patterns of the formats look for, one after the other by the thousand. */
const PIECES = [
  ...[
    'a',
    ' ',
    '\t',
    '\n',
    '\n\n',
    '(A,B',
    'E. ',
    'A) ',
    '- [x] ',
    '- A. ',
    '**',
    '`',
    '```',
    '[',
    '](',
    '![',
    '<',
    '<b>',
    '&amp;',
  ],
  ...[
    'question',
    'Question 1',
    'Answer: ',
    'Antwort: B',
    'https://a.b/',
    '{',
    '}',
    '=',
    '~',
    '::',
    '//',
    '[id:',
    '\\',
    "'",
    '"',
  ],
  ...[
    '<details>',
    '</details>',
    '<quiz>',
    '=== "x"',
    '---',
    '> ',
    '# ',
    '1. ',
    '|',
    ';',
    ',',
    '{{c1::',
    '#a:b',
    '1,',
    'True',
    '<!--',
  ],
]

const MAX_LENGTH = 20_000

/** A piece, or two, repeated to the largest length that is read, perhaps with something else at either end. */
const repeated = fc
  .tuple(
    fc.constantFrom(...PIECES),
    fc.constantFrom('', ...PIECES),
    fc.constantFrom('', ...PIECES),
    fc.constantFrom('', ...PIECES),
  )
  .map(([one, two, head, tail]) => {
    const both = one + two
    return head + both.repeat(Math.floor((MAX_LENGTH - head.length - tail.length) / both.length)) + tail
  })

const SOURCES: readonly ((text: string) => string)[] = [
  text => text,
  text =>
    `---\nquestion: Which?\noptions: [x, y]\nanswer: A\nexplanation: |\n  ${text.replaceAll('\n', '\n  ')}\n---\n`,
  text =>
    JSON.stringify([
      { question: text, options: [text, 'y'], answer: text, explanation: text, references: text },
    ]),
  text =>
    `question,a,b,answer,tags\n"${text.replaceAll('"', '""')}",x,"${text.replaceAll('"', '""')}","B",x\n`,
  text => `### ${text}\n\n- [x] ${text}\n- [ ] y\n\n${text}\n`,
  text => `1. ${text}\n\n- A. ${text}\n- B. y\n\n<details>\n\nAnswer: ${text}\n\n${text}\n\n</details>\n`,
  text => `${text} {=${text} ~y####${text}}`,
  text => `[html]${text} {=[html]${text} ~y}`,
  text => `${text}\nA) ${text}\nB) y\nANSWER: B\n`,
]

test('any text up to the largest that is read is judged in all formats, whatever is repeated in it', () => {
  const source = { shown: 'a', path: '/a', root: '/', text: '' }
  fc.assert(
    fc.property(repeated, fc.constantFrom(...SOURCES), (text, write) => {
      const whole = write(text)
      for (const format of FORMATS) {
        format.recognises(whole)
        for (const entry of foundBy(format, whole))
          if (entry.kind === 'question') prepareItem({ ...entry, image: null }, source, null)
      }
    }),
    { numRuns: inject('runsAll') ? 30 : 6 },
  )
}, 60_000)

test('a text that is longer is refused before anything looks at it', async () => {
  const { run } = setOut({
    'a.json': JSON.stringify([{ question: 'x'.repeat(20_001), options: ['a', 'b'], answer: 'A' }]),
  })
  expect((await run()).text).toContain('a.json:1  quarantined  text-long  a text of 20001 characters')
})

test('a question with options without end costs itself alone', async () => {
  const { run } = setOut({ 'a.gift': `Which? {=b${'~a'.repeat(100_000)}}\n\nWho? {=She ~He}\n` })
  const { text } = await run()
  expect(text).toContain('a.gift:1  quarantined  options-many  100001 options')
  expect(text).toContain('1 playable')
})

test('and so does one with quotes without end below an option', { tags: 'slow' }, () => {
  const checklist = FORMATS.find(({ name }) => name === 'checklist')!
  const text = `### Which?\n\n- [x] a\n\n${'> a\n\n'.repeat(130_000)}- [ ] b\n`
  expect(foundBy(checklist, text)).toMatchObject([
    { kind: 'question', options: [{ text: 'a' }, { text: 'b' }] },
  ])
})
