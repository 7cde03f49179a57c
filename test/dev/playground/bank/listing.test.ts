import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BANK_YAML, folderOf, put, SKY, sky } from '../../../bank/sample.ts'
import { openBank, openFolder, soon } from './stage.ts'
import { said } from './texts.ts'

const DOMAINS = `${BANK_YAML}domains:\n  - name: Near\n    weight: 1\n  - name: Far\n    weight: 1\n`
const inDomain = (domain: string, noon: string) =>
  sky('noon', noon).replace('answer: ', `domain: "${domain}"\nanswer: `)

describe('the list of questions', () => {
  test('has every bank with its questions, in the order of its domains, what has none last', () => {
    const { view } = openBank({
      'b/bank.yaml': DOMAINS,
      'b/1.md': sky('noon', 'dusk'),
      'b/2.md': inDomain('Far', 'dawn'),
      'b/3.md': inDomain('Near', 'night'),
      'c/bank.yaml': 'title: Other\n',
      'c/q.md': SKY.replace('sky', 'sea'),
    })
    const { banks, failed } = view()
    expect(failed).toBeNull()
    expect(banks.map(({ title, questions }) => [title, questions.map(one => [one.key, one.topic])])).toEqual([
      [
        'Sample',
        [
          ['b/3', 'Near'],
          ['b/2', 'Far'],
          ['b/1', ''],
        ],
      ],
      ['Other', [['c/q', '']]],
    ])
  })

  test('names the file, the first line of the question and how many warnings it has', () => {
    const { view } = openBank({
      'b/bank.yaml': BANK_YAML,
      'b/q.md': sky(/question: .*/, 'question: |\n  First line.\n  Which?').replace(/explanation: .*\n/, ''),
    })
    expect(view().banks[0]!.questions).toEqual([
      {
        key: 'b/q',
        id: 'b/q',
        state: 'plays',
        topic: '',
        difficulty: null,
        title: 'First line.',
        file: 'questions/b/q.md',
        warnings: 1,
      },
    ])
  })
})

describe('files that the bot does not ask', () => {
  const openMixed = () =>
    openBank({
      'b/bank.yaml': BANK_YAML,
      'b/broken.md': sky('"B"', '"Z"'),
      'b/draft.md': sky('question:', 'draft: true\nquestion:').replace(/explanation: .*\n/, ''),
      'b/twice.md': SKY,
      'b/z.md': sky('"B"', '"A"'),
    })

  test('are listed beside the others, with what keeps them out', () => {
    const { banks, problems } = openMixed().view()
    expect(banks[0]!.questions.map(({ key, state, title }) => [key, state, title])).toEqual([
      ['b/broken', 'broken', 'broken.md'],
      ['b/draft', 'draft', 'Which colour has the sky at noon?'],
      ['b/twice', 'broken', 'Which colour has the sky at noon?'],
      ['b/z', 'broken', 'Which colour has the sky at noon?'],
    ])
    expect(problems.map(({ key, severity }) => `${key} ${severity}`)).toContain('b/draft warning')
  })

  test('are shown as they will look: a draft, and one that only conflicts with another', () => {
    const opened = openMixed()
    expect(opened.view('b/draft').opened).toMatchObject({
      state: 'draft',
      problems: [{ severity: 'warning' }],
    })
    expect(opened.view('b/twice').opened).toMatchObject({ state: 'broken' })
    expect(opened.view('b/broken').opened).toBeNull()
  })
})

test('a bank with ten questions has charts of its domains, difficulties and letters', () => {
  const files = Array.from({ length: 10 }, (_, n) => [
    `b/${n}.md`,
    inDomain(n < 7 ? 'Near' : 'Far', `noon ${'x'.repeat(n)}`),
  ])
  const { view } = openBank({ 'b/bank.yaml': DOMAINS, ...Object.fromEntries(files) })
  const [domains, , letters] = view().banks[0]!.charts
  expect(domains!.rows).toEqual([
    { name: 'Near', count: 7, share: 0.7, wanted: 0.5 },
    { name: 'Far', count: 3, share: 0.3, wanted: 0.5 },
  ])
  expect(letters!.rows).toMatchObject([{ name: 'B', count: 10 }])
})

describe('the problems', () => {
  test('say where they are, errors first, and which question they are about where it plays', () => {
    const { view } = openBank({
      'b/bank.yaml': BANK_YAML,
      'b/q.md': sky('https://example.org/sky', 'nowhere'),
      'b/r.md': sky('"B"', '"Z"').replace('noon', 'dusk'),
    })
    expect(view().problems.map(({ message: _, ...where }) => where)).toEqual([
      { severity: 'error', file: 'questions/b/r.md', line: 8, column: 9, key: 'b/r' },
      { severity: 'warning', file: 'questions/b/q.md', line: 11, column: 5, key: 'b/q' },
    ])
  })

  test('of the opened question stand beside it', () => {
    const { view } = openBank({
      'b/bank.yaml': BANK_YAML,
      'b/q.md': sky('https://example.org/sky', 'nowhere'),
      'b/r.md': sky('noon', 'dusk').replace(/explanation: .*\n/, ''),
    })
    expect(view('b/q').opened!.problems.map(({ line }) => line)).toEqual([11])
  })
})

describe('while someone writes', () => {
  test('a file that appears, changes, breaks, is fixed and disappears is reported each time', async () => {
    const { questions, view, told } = openBank()
    put(questions, { 'b/new.md': sky('noon', 'dusk') })
    await soon(() => expect(view().banks[0]!.questions.map(({ key }) => key)).toEqual(['b/new', 'b/q']))
    put(questions, { 'b/q.md': sky('noon', 'dawn') })
    await soon(() => expect(said(view('b/q').opened!.post)).toContain('at dawn?'))
    put(questions, { 'b/q.md': sky('noon', 'dawn').replace('"B"', '"Z"') })
    await soon(() => expect(view('b/q')).toMatchObject({ opened: null, problems: [{ severity: 'error' }] }))
    put(questions, { 'b/q.md': SKY })
    await soon(() => expect(said(view('b/q').opened!.post)).toContain('at noon?'))
    expect(view().problems).toEqual([])
    rmSync(join(questions, 'b/q.md'))
    await soon(() => expect(view('b/q').opened).toBeNull())
    expect(told()).toBeGreaterThanOrEqual(5)
  })

  test('a folder that goes leaves what is listed and says why, until it is back', async () => {
    const { questions, view } = openBank()
    renameSync(questions, `${questions}-away`)
    await soon(() => expect(view().failed).toContain('There’s no questions folder'))
    expect(said(view('b/q').opened!.post)).toContain('at noon?')
    renameSync(`${questions}-away`, questions)
    await soon(() => expect(view().failed).toBeNull())
  })

  test('a folder that is not there at first is shown when it comes', async () => {
    const questions = join(folderOf({}), 'later')
    const { view } = openFolder(questions)
    expect(view()).toMatchObject({ banks: [], problems: [], opened: null })
    expect(view().failed).toContain('create it, or set QUESTIONS_DIR')
    mkdirSync(questions)
    await soon(() => expect(view().failed).toContain('has no bank'))
    put(questions, { 'b/bank.yaml': BANK_YAML, 'b/q.md': SKY })
    await soon(() => expect(view().banks).toHaveLength(1))
    expect(view().failed).toBeNull()
  })
})
