import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../src/authoring/cli.ts'
import { editFrontMatter } from '../../src/authoring/corrections/edit-front-matter.ts'
import { planEdits } from '../../src/authoring/corrections/plan-edits.ts'
import { unifiedDiff } from '../../src/authoring/corrections/unified-diff.ts'
import { loadLibrary } from '../../src/bank/load.ts'
import { type Correction, type Fix, optionsDigest } from '../../src/quiz/correction.ts'
import { openStore } from '../../src/store/store.ts'
import { BANK_YAML, folderOf, SKY, sky } from '../bank/sample.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { scratch } from '../scratch.ts'
import { NOON } from '../store/sample.ts'

const toC: Fix = { kind: 'key', answer: ['C'] }

const open = (text: string) => {
  const folder = folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': text })
  const library = loadLibrary(folder)
  const question = library.sources.entries.get(join(folder, 'b/q.md'))!.parsed.question
  if (!question) throw new Error(JSON.stringify(library.problems))
  const correctionOf = (fix: Fix, given: Partial<Correction> = {}): Correction => ({
    id: 'correction000001',
    questionId: 'b/q',
    hash: question.hash,
    was: question.answer,
    optionsDigest: optionsDigest(question),
    fix,
    source: 'owner',
    by: null,
    comment: null,
    at: NOON,
    undoneAt: null,
    ...given,
  })
  return { folder, library, question, correctionOf }
}

/** The file after the correction; what else becomes of it. */
const fixed = (text: string, fix: Fix): string => {
  const { library, correctionOf } = open(text)
  const [plan] = planEdits(library, [correctionOf(fix)])
  return plan?.kind === 'edit' ? plan.after : `${plan?.kind}`
}

const two = (answer: string) =>
  sky(/answer:.*\n/, `${answer}\n`).replace('Which colour has', 'Choose two: which colours has')

describe('a corrected key changes nothing in its file but', () => {
  test.each([
    ['answer: "B"', 'answer: "C"'],
    ["answer: 'B'", "answer: 'C'"],
    ['answer: B', 'answer: C'],
    ['answer: b', 'answer: c'],
    ['answer:   B   # by Ana, 2025', 'answer:   C   # by Ana, 2025'],
    ['"answer": "B"', '"answer": "C"'],
    ['answer: [B]', 'answer: [C]'],
    ['answer: [ "B" ] # one', 'answer: [ "C" ] # one'],
    ['answer:\n  - B', 'answer:\n  - C'],
    ['answer:\n- "B" # sure?', 'answer:\n- "C" # sure?'],
    ['answer: Blue', 'answer: C'],
    ['answer: "Blue"', 'answer: "C"'],
  ])('%s', (before, after) => {
    const text = SKY.replace('answer: "B"', () => before)
    expect(fixed(text, toC)).toBe(text.replace(before, () => after))
  })

  test.each([
    ['answer: [A, B]', 'answer: [A, C]'],
    ['answer: [B, A]', 'answer: [C, A]'],
    ['answer: "A, B"', 'answer: "A, C"'],
    ['answer: AB', 'answer: AC'],
    ['answer: A and B', 'answer: A and C'],
    ['answer:\n  - "A"\n  # the second one\n  - "B"', 'answer:\n  - "A"\n  # the second one\n  - "C"'],
  ])('%s, of two', (before, after) => {
    const text = two(before)
    expect(fixed(text, { kind: 'key', answer: ['A', 'C'] })).toBe(text.replace(before, () => after))
  })

  test('the line, whatever the line ends and the mark at the start', () => {
    const text = `\uFEFF${SKY.replaceAll('\n', '\r\n')}`
    expect(fixed(text, toC)).toBe(text.replace('answer: "B"', 'answer: "C"'))
    expect(fixed(text, { kind: 'accept', accepted: ['C'] })).toBe(
      text.replace('answer: "B"\r\n', 'answer: "B"\r\naccepted: [C]\r\n'),
    )
  })

  test('the text below stays, also where it says the same', () => {
    const text = `${SKY}\nanswer: "B"\n---\nstatus: trial\n`
    expect(fixed(text, toC)).toBe(text.replace('answer: "B"', 'answer: "C"'))
  })
})

describe('an option that is accepted as well', () => {
  const accept: Fix = { kind: 'accept', accepted: ['C'] }
  test.each([
    ['answer: "B"\n', 'answer: "B"\naccepted: [C]\n'],
    ['answer:\n  - B\n', 'answer:\n  - B\naccepted: [C]\n'],
    ['answer: "B"\naccepted: D # too\n', 'answer: "B"\naccepted: [C, D] # too\n'],
    ['accepted: [D]\nanswer: "B"\n', 'accepted: [C, D]\nanswer: "B"\n'],
    ['answer: "B"\naccepted:\n  - D\n', 'answer: "B"\naccepted: [C, D]\n'],
    ['answer: "B"\naccepted:\n- D\n', 'answer: "B"\naccepted: [C, D]\n'],
  ])('is written beside %j', (before, after) => {
    const text = SKY.replace('answer: "B"\n', () => before)
    expect(fixed(text, accept)).toBe(text.replace(before, () => after))
  })

  test('is a whole set beside two', () => {
    const text = two('answer: [A, B]')
    expect(fixed(text, { kind: 'accept', accepted: ['A', 'C'] })).toBe(
      text.replace('answer: [A, B]\n', 'answer: [A, B]\naccepted: [[A, C]]\n'),
    )
  })

  test('that becomes the key is not listed beside it', () => {
    const text = sky('answer: "B"\n', 'answer: "B"\naccepted: [C]\n')
    expect(fixed(text, toC)).toBe(sky('answer: "B"\n', 'answer: "C"\n'))
  })
})

describe('a voided question is retired', () => {
  test.each([
    ['answer: "B"\n', 'answer: "B"\nstatus: retired\n'],
    ['status: trial # until May\nanswer: "B"\n', 'status: retired # until May\nanswer: "B"\n'],
    ['answer: "B"\nstatus:\n', 'answer: "B"\nstatus: retired\n'],
    ['answer: "B"\nstatus: "suspended"\n', 'answer: "B"\nstatus: "retired"\n'],
  ])('by %j', (before, after) => {
    const text = SKY.replace('answer: "B"\n', () => before)
    expect(fixed(text, { kind: 'void' })).toBe(text.replace(before, () => after))
  })
})

test('what can’t be edited in place is left to a person', () => {
  expect(fixed(sky('answer: "B"', 'answer: >-\n  B'), toC)).toBe('by-hand')
  const commented = sky('answer: "B"\n', 'answer: "B"\naccepted:\n  # since May\n  - D\n')
  expect(fixed(commented, { kind: 'accept', accepted: ['C'] })).toBe('by-hand')
})

test('an edit of any file says what is wanted, and changes no other line', () => {
  const spaces = fc.constantFrom('', ' ', '  ')
  const style = fc.constantFrom(
    (key: string) => key,
    (key: string) => `"${key}"`,
    (key: string) => `'${key}'`,
    (key: string) => `[${key}]`,
    (key: string) => `[ "${key}" ]`,
    (key: string) => `\n  - ${key}`,
  )
  const comment = fc.constantFrom('', ' # why: "B"', '  #')
  fc.assert(
    fc.property(
      spaces,
      style,
      comment,
      fc.boolean(),
      fc.constantFrom('A', 'C', 'D'),
      (space, write, remark, first, key) => {
        const line = `answer: ${space}${write('B')}${remark}\n`
        const without = sky('answer: "B"\n', '')
        const text = first
          ? without.replace('---\n', `---\n${line}`)
          : without.replace('explanation:', `${line}explanation:`)
        const { question } = open(text)
        const after = editFrontMatter(text, question, { ...question, answer: [key] })!
        expect(open(after).question.answer).toEqual([key])
        expect(after.split('\n').filter((part, index) => part !== text.split('\n')[index])).toHaveLength(1)
      },
    ),
    { numRuns: 60 },
  )
})

describe('corrections that are not to be written', () => {
  test('are those that the file has', () => {
    const { library, correctionOf } = open(sky('answer: "B"', 'answer: "C"'))
    expect(planEdits(library, [correctionOf(toC, { was: ['B'] })])).toEqual([])
    const { library: withoutIt, correctionOf: about } = open(
      sky('answer: "B"\n', 'answer: "B"\nstatus: retired\n'),
    )
    expect(planEdits(withoutIt, [about({ kind: 'void' })])).toEqual([])
  })

  test('are those that another key has taken the place of', () => {
    const { library, correctionOf } = open(sky('answer: "B"', 'answer: "D"'))
    const earlier = correctionOf(toC, { was: ['B'] })
    const later = correctionOf(
      { kind: 'key', answer: ['D'] },
      { was: ['B'], id: 'correction000002', at: NOON + 1 },
    )
    expect(planEdits(library, [later, earlier])).toEqual([])
    expect(planEdits(library, [later, { ...earlier, at: NOON + 2 }])).toMatchObject([{ kind: 'changed' }])
  })

  test('are those whose file has changed, which is said with its place', () => {
    const { library, correctionOf } = open(sky('answer: "B"', 'answer: "D"'))
    expect(planEdits(library, [correctionOf(toC, { was: ['B'] })])).toMatchObject([
      { kind: 'changed', place: 'questions/b/q.md:8:9' },
    ])
    expect(planEdits(library, [correctionOf(toC, { optionsDigest: 'other' })])).toMatchObject([
      { kind: 'changed' },
    ])
    expect(planEdits(library, [correctionOf(toC, { questionId: 'b/gone' })])).toEqual([
      { kind: 'no-file', questionId: 'b/gone' },
    ])
  })
})

test('a diff shows what changes with three lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(unifiedDiff('x', before, before)).toBe('')
  expect(unifiedDiff('x', before, 'a\nb\nc\nd\nE\nf\ng\nh\n')).toBe(
    '--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h',
  )
  expect(unifiedDiff('x', before, 'a\nb\nB\nc\nD\ne\nf\ng\nh\n')).toBe(
    '--- a/x\n+++ b/x\n@@ -1,7 +1,8 @@\n a\n b\n+B\n c\n-d\n+D\n e\n f\n g',
  )
})

test('a diff of a file without a line end at its end can be applied', () => {
  const { folder, library, correctionOf } = open(
    `${sky('answer: "B"\n', '').trimEnd().slice(0, -4)}\nanswer: B\n---`,
  )
  const [plan] = planEdits(library, [correctionOf(toC)])
  if (plan?.kind !== 'edit') throw new Error(plan?.kind)
  const input = `${unifiedDiff('b/q.md', plan.before, plan.after)}\n`
  expect(spawnSync('git', ['apply'], { cwd: folder, input, encoding: 'utf8' })).toMatchObject({ stderr: '' })
  expect(readFileSync(join(folder, 'b/q.md'), 'utf8')).toBe(plan.after)
})

test('npm run bank -- corrections lists, checks and writes them from the database', async () => {
  const { folder, correctionOf } = open(SKY)
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  const rules = { now: NOON, isInForce: () => true }
  await store.corrections.applyCorrection(correctionOf(toC, { comment: 'It was dusk.' }), rules)
  await store.maintenance.stop()
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../src/authoring/cli.ts'), 'corrections', folder, ...args],
      { env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }), encoding: 'utf8' },
    )
  const listed = run()
  expect(listed).toMatchObject({ status: 0, stderr: '' })
  expect(listed.stdout).toContain('questions/b/q.md:8:9: B → C (2026-11-23: It was dusk.)')
  expect(listed.stdout).toContain('-answer: "B"\n+answer: "C"\n')
  expect(run('--check').status).toBe(1)
  expect(run('--write').status).toBe(0)
  expect(readFileSync(join(folder, 'b/q.md'), 'utf8')).toBe(sky('answer: "B"', 'answer: "C"'))
  expect(run('--check')).toMatchObject({ status: 0, stdout: 'The files have all corrections.\n' })
  expect((await runBankCli(['corrections', folder, '--check', '--write'])).status).toBe(2)
})
