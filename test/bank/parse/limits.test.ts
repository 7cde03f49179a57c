import { describe, expect, test } from 'vitest'
import { audit } from '../../../src/audit/audit.ts'
import { loadLibrary } from '../../../src/bank/load.ts'
import { BANK_YAML, folderOf, load, marksOf, questionOf, read, SKY, sky } from '../sample.ts'

const many = (count: number, entry: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => entry(i))

describe('a text has at most 10,000 characters:', () => {
  test.each([
    ['the question', (text: string) => sky('Which colour has the sky at noon?', text), '2:11'],
    ['an option', (text: string) => sky('"Red"', `"${text}"`), '4:6'],
    ['a rationale', (text: string) => sky('answer', `rationale: { A: "${text}" }\nanswer`), '8:17'],
    ['the explanation', (text: string) => sky('Air scatters blue light most.', text), '9:15'],
  ])('%s', (_, withText, place) => {
    const [line, column] = place.split(':')
    expect(questionOf(withText('x'.repeat(10_000)))).toBeTruthy()
    const { question, diagnostics } = read(withText('x'.repeat(10_001)))
    expect(question).toBeNull()
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'text-long',
        line: Number(line),
        message: '10,001 characters, and at most 10,000 are read: shorten it',
      },
    ])
    expect(Number(column)).toBeGreaterThan(0)
  })

  test('a domain or tag 200, and they are one line', () => {
    expect(questionOf(sky('answer', `domain: ${'d'.repeat(200)}\nanswer`)).domain).toHaveLength(200)
    expect(marksOf(sky('answer', `domain: ${'d'.repeat(201)}\nanswer`))).toContain('8:9 text-long')
    expect(marksOf(sky('answer', `tags: [a, ${'d'.repeat(201)}]\nanswer`))).toContain('8:11 text-long')
    expect(questionOf(sky('answer', 'tags:\n  - |-\n    two\n    lines\nanswer')).tags).toEqual(['two lines'])
  })
})

test('a topic whose name is too long for Discord is warned of, and played', () => {
  const long = 'd'.repeat(92)
  expect(marksOf(sky('answer', `domain: ${long}\nanswer`))).toEqual(['8:9 topic-long'])
  expect(marksOf(sky('answer', `domain: ${long.slice(1)}\nanswer`))).toEqual([])
  expect(marksOf(sky('answer', `tags: [a, ${'t'.repeat(100)}]\nanswer`))).toEqual(['8:11 topic-long'])
  const library = loadLibrary(folderOf({ 'b/bank.yaml': `title: ${'t'.repeat(71)}\n`, 'b/q.md': SKY }))
  expect(library.problems).toMatchObject([{ code: 'topic-long', severity: 'warning' }])
  expect(library.counts.playable).toBe(1)
})

describe('a list has at most 100 entries:', () => {
  test.each([
    ['aliases', (n: number) => `aliases: [${many(n, i => `a${i}`)}]`],
    ['tags', (n: number) => `tags: [${many(n, i => `t${i}`)}]`],
    ['rationales', (n: number) => `rationale:\n${many(n, i => `  R${i}: x`).join('\n')}`],
    ['keys', (n: number) => many(n, i => `k${i}: x`).join('\n')],
  ])('%s', (_, entries) => {
    const codesOf = (count: number) =>
      read(sky('answer', `${entries(count)}\nanswer`)).diagnostics.map(({ code }) => code)
    expect(codesOf(90)).not.toContain('list-long')
    expect(codesOf(101)).toContain('list-long')
  })
})

test('of more than ten findings in a file the first ten are located, errors first, and the rest is counted', () => {
  const keys = many(50, index => `key${index}: x`).join('\n')
  const { question, diagnostics } = read(sky('answer: "B"', `${keys}\nanswer: "F"`))
  expect(question).toBeNull()
  expect(diagnostics).toHaveLength(10)
  expect(diagnostics[0]).toMatchObject({ code: 'answer-unknown', line: 58 })
  expect(diagnostics.at(-1)!.message).toMatch(/delete it \(and 41 more in this file\)$/)
})

test('front matter and bank.yaml have at most 64 KB; what comes after the front matter may be longer', () => {
  const comments = `${'#'.repeat(99)}\n`.repeat(660)
  expect(marksOf(sky('options:', `${comments}options:`))).toEqual(['1:1 too-large'])
  expect(questionOf(`${SKY}${' '.repeat(90_000)}${comments}`)).toBeTruthy()
  const { problems, counts } = loadLibrary(folderOf({ 'b/bank.yaml': BANK_YAML + comments, 'b/q.md': SKY }))
  expect(problems).toMatchObject([{ file: 'questions/b/bank.yaml', code: 'too-large' }])
  expect(counts.playable).toBe(1)
})

test('a file that shares a hundred aliases with another is read once more to locate ten of them', () => {
  const aliases = `aliases: [${many(100, index => `a${index}`)}]`
  const library = load({
    '1.md': sky('answer', `${aliases}\nanswer`),
    '2.md': sky('noon', 'dusk').replace('answer', `${aliases}\nanswer`),
  })
  expect(library.counts).toMatchObject({ playable: 0, quarantined: 2 })
  const shared = library.problems.filter(({ code }) => code === 'id-twice')
  expect(shared).toHaveLength(20)
  expect(shared.at(-1)!.message).toContain('(and 90 more in this file)')
})

test('the audit gives at most ten warnings for a file, beside those that it accepts', () => {
  const letters = many(10, index => `  ${'ABCDEFGHIJ'[index]}: "Option B  is it, not  that ${index}"`).join(
    '\n',
  )
  const file = sky(/options:\n(?: {2}.*\n)+/, `options:\n${letters}\n`).replace(
    'answer',
    `rationale:\n${letters}\nanswer`,
  )
  const found = audit(load({ 'q.md': file })).problems
  expect(found).toHaveLength(10)
  expect(found.some(({ message }) => message.includes('more in this file)'))).toBe(true)
  const accepted = audit(
    load({ 'q.md': file.replace('answer:', 'accept: [spacing, letters-cited]\nanswer:') }),
  ).problems
  expect(accepted.map(({ code }) => code)).not.toContain('spacing')
})
