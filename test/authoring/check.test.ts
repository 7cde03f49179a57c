import { expect, test } from 'vitest'
import { runBankCli } from '../../src/authoring/cli.ts'
import { folderOf, SKY, sky } from '../bank/sample.ts'

const YAML =
  'title: T\ndescription: D\ndomains:\n  - name: Air\n    weight: 3\n  - name: Sea\n    weight: 1\n'

/** Ten questions, all of one domain. */
const TEN = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [
    `b/q${index}.md`,
    sky('at noon', `at ${index} o'clock`).replace('answer:', 'domain: Air\nanswer:'),
  ]),
)

test('a bank is summed up with bars: keys, domains against bank.yaml, difficulty, lengths', async () => {
  const { text } = await runBankCli(['check', folderOf({ 'b/bank.yaml': YAML, ...TEN })])
  expect(text).toContain('b: 10 questions, 0 with several correct options')
  expect(text).toContain(`  B  ${'█'.repeat(20)}  10 (100%)`)
  expect(text).toContain(`  Air  ${'█'.repeat(20)}  10 (100%, wanted 75%)`)
  expect(text).toContain(`  Sea  ${'░'.repeat(20)}  0 (0%, wanted 25%)`)
  expect(text).toMatch(/\n {2}question +\d+, \d+, \d+\n/)
})

test('colours are for terminals only', async () => {
  const folder = folderOf({ 'b/bank.yaml': YAML, 'b/q.md': sky('"B"', '"F"') })
  const screen = { progress: () => {} }
  const plain = await runBankCli(['check', folder], { ...screen, colours: false })
  const coloured = await runBankCli(['check', folder], { ...screen, colours: true })
  expect(plain.text).not.toContain('\u001b[')
  expect(coloured.text).toContain('\u001b[31merror\u001b[39m')
})

test('trial, suspended and retired questions are counted, and only those that are asked are summed up', async () => {
  const statuses = { 3: 'trial', 4: 'trial', 5: 'suspended', 6: 'retired' }
  const files = Object.fromEntries(
    Array.from({ length: 14 }, (_, n) => {
      const status = statuses[n as keyof typeof statuses]
      return [
        `b/q${n}.md`,
        sky('noon', `${n}`).replace('answer', status ? `status: ${status}\nanswer` : 'answer'),
      ]
    }),
  )
  const folder = folderOf({ 'b/bank.yaml': YAML, ...files })
  const { text } = await runBankCli(['check', folder])
  expect(text).toContain('b: 12 questions, 0 with several correct options')
  expect(text).toMatch(/\nb: 12 playable, 0 quarantined, 0 drafts; 2 trial, 1 suspended, 1 retired$/)
  expect(JSON.parse((await runBankCli(['check', '--json', folder])).text).banks).toMatchObject([
    {
      counts: { playable: 12, withdrawn: 2 },
      statuses: { trial: 2, suspended: 1, retired: 1 },
      summary: { questions: 12 },
    },
  ])
})

test('a withdrawn question is checked like any other', async () => {
  const retired = sky('answer', 'status: retired\nanswer').replace(/references:\n.*\n/, '')
  const { text } = await runBankCli(['check', folderOf({ 'b/bank.yaml': YAML, 'b/q.md': retired })])
  expect(text).toContain('references-missing')
  expect(text).toContain('b: 0 playable, 0 quarantined, 0 drafts; 1 retired')
})

test('--json gives other programs the same', async () => {
  const folder = folderOf({ 'b/bank.yaml': YAML, 'b/q.md': sky(/references:\n.*\n/, '') })
  const { text, status } = await runBankCli(['check', '--json', folder])
  expect(status).toBe(0)
  expect(JSON.parse(text)).toMatchObject({
    problems: [{ file: 'questions/b/q.md', line: 1, code: 'references-missing', guess: false }],
    banks: [{ name: 'b', counts: { playable: 1, withWarnings: 1 }, summary: { questions: 1 } }],
  })
})

test('nothing in a question file commands the terminal, in the report or in JSON', async () => {
  const evil = '\\u001b[2J\\u202e\\u009b'
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, n) => [
      `b\u001b]0;x\u0007/q${n}.md`,
      sky('noon', `${n}`).replace(
        'answer:',
        `domain: "${evil}"\ndifficulty: "${evil}"\n"${evil}": x\nanswer:`,
      ),
    ]),
  )
  for (const args of [['check'], ['check', '--json'], ['check', '--strict']]) {
    const { text } = await runBankCli([...args, folderOf(files)])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    expect(text).toContain('[2J')
  }
  const bad = await runBankCli(['check', folderOf({ 'b\u001b[2J/notes.txt': 'x' })])
  expect(bad.text).not.toContain('\u001b')
})

test('many questions show how far the work is, and the line is gone at the end', async () => {
  const many = Array.from({ length: 600 }, (_, index) => [`b/q${index}.md`, sky('sky', `sky ${index}`)])
  const shown: string[] = []
  const screen = { colours: false, progress: (text: string) => void shown.push(text) }
  await runBankCli(['check', folderOf({ 'b/bank.yaml': YAML, ...Object.fromEntries(many) })], screen)
  expect(shown).toContain(`${'█'.repeat(10)}${'░'.repeat(10)} 300 of 600 questions`)
  expect(shown.at(-1)).toBe('')
})

test('a mistake in bank.yaml fails the check, although the questions are played', async () => {
  const folder = folderOf({ 'b/bank.yaml': 'exam: soon', 'b/q.md': SKY })
  expect(await runBankCli(['check', folder])).toMatchObject({
    text: expect.stringContaining('b: 1 playable, 0 quarantined, 0 drafts'),
    status: 1,
  })
})

test('a bank whose files cannot be played is still counted', async () => {
  const folder = folderOf({ 'b/bank.yaml': YAML, 'b/q.md': sky('"B"', '"F"') })
  expect(await runBankCli(['check', folder])).toMatchObject({
    text: expect.stringContaining('b: 0 playable, 1 quarantined, 0 drafts'),
    status: 1,
  })
})
