import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../src/authoring/cli.ts'
import { scratch } from '../scratch.ts'

const PLAN = `minimum: 2
statements:
  - { tag: task-1, title: Read a clef }
groups:
  - name: Signs
    subjects:
      - Sharp
      - { name: Flat, also: [flattened] }
      - Turn
`

const question = (correct: string, wrong: string, tag: string) => `---
question: Which one?
options:
  A: ${correct}
  B: ${wrong}
answer: A
tags: [${tag}]
---
`

const bankWith = (files: Record<string, string>): string => {
  const folder = join(scratch(), 'signs')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const TWO = {
  'coverage.yaml': PLAN,
  'one.md': question('A Sharp', 'It is flattened', 'task-1'),
  'two.md': question('A Sharpener', 'Nothing', 'task-1'),
}

describe('bank -- coverage', () => {
  test('counts the questions of each statement and subject, and lists the gaps', async () => {
    const { text, status } = await runBankCli(['coverage', bankWith(TWO)])
    expect(text).toContain('| task-1 | Read a clef | 2 |')
    // A longer word that contains the name doesn't mention it.
    expect(text).toContain('| Sharp | 1 | 1 | 0 |')
    expect(text).toContain('| Flat | 0 | 0 | 1 |')
    expect(text).toContain('- Turn: in no question and in no option')
    expect(status).toBe(1)
  })

  test('lists a statement with too few questions', async () => {
    const { text } = await runBankCli([
      'coverage',
      bankWith({ ...TWO, 'two.md': question('x', 'y', 'other') }),
    ])
    expect(text).toContain('- task-1: 1 of at least 2 questions')
  })

  test('writes coverage.md, which is no question, and fails until that is up to date', async () => {
    const folder = bankWith({ ...TWO, 'three.md': question('A Turn', 'Nothing else', 'x') })
    expect(await runBankCli(['coverage', folder])).toMatchObject({ status: 1 })
    const written = await runBankCli(['coverage', folder, '--write'])
    expect(written).toEqual({ text: readFileSync(join(folder, 'coverage.md'), 'utf8').trimEnd(), status: 0 })
    expect(await runBankCli(['coverage', folder])).toMatchObject({ status: 0 })
  })

  test.each([
    [{}, /There’s no .*coverage\.yaml/],
    [{ 'coverage.yaml': PLAN.replace('minimum: 2', 'minimum: some') }, /coverage\.yaml: minimum: /],
    [{ 'coverage.yaml': PLAN.replace('title', 'name') }, /coverage\.yaml: statements\.0/],
  ])('says what is wrong with the plan: %s', async (plan, message) => {
    const { 'coverage.yaml': _, ...questions } = TWO
    const { text, status } = await runBankCli(['coverage', bankWith({ ...questions, ...plan })])
    expect(text).toMatch(message)
    expect(status).toBe(1)
  })
})

test('the AWS bank has a question for every statement and subject, and its report is up to date', {
  tags: ['slow'],
}, async () => {
  const { text, status } = await runBankCli([
    'coverage',
    join(import.meta.dirname, '../../questions/saa-c03'),
  ])
  expect({ status, text }).toMatchObject({ status: 0 })
})
