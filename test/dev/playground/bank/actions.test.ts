import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBankView } from '../../../../src/dev/playground/bank/index.ts'
import type { BankAction, BankView } from '../../../../src/dev/playground/contract/bank.ts'
import { BANK_YAML, folderOf, sky } from '../../../bank/sample.ts'
import { NOON } from './stage.ts'

/** A bank of two questions, and an editor that notes what it opens, or can't be found. */
const openActions = (hasEditor = true, settings = BANK_YAML) => {
  const folder = folderOf({
    'b/bank.yaml': settings,
    'b/one.md': sky('answer:', 'rationale:\n  A: "Only at dusk."\nanswer:'),
    'b/two.md': sky('noon', 'night').replace('"B"', '"Z"'),
  })
  const edited: string[] = []
  const bank = createBankView(folder, {
    clock: { now: () => NOON },
    edit: (file, onError) => (hasEditor ? edited.push(file) : onError(file, null)),
  })
  onTestFinished(bank.stop)
  const act = async (action: BankAction | object) => bank.act(action)
  const view = (open: string) => bank.follow(new URLSearchParams({ open })).now() as BankView
  return { folder, edited, act, view }
}

describe('the search', () => {
  test.each([
    ['SKY noon', ['b/one']],
    ['only at DUSK', ['b/one']],
    ['scatters', ['b/one']],
    ['example.org', ['b/one']],
    ['b/two', ['b/two']],
    ['', ['b/one', 'b/two']],
    ['sky purple', []],
  ])('finds %j in every text of a question, and in its path', async (words, keys) => {
    expect((await openActions().act({ kind: 'search', words })).body).toEqual({ keys, failed: null })
  })
})

describe('a new question', () => {
  test('is a draft from the template, which opens at once and has no error', async () => {
    const { act, view, folder } = openActions()
    const { body } = await act({ kind: 'create', bank: 'b', name: 'stars/first-1' })
    expect(body).toEqual({ key: 'b/stars/first-1', failed: null })
    expect(readFileSync(join(folder, 'b/stars/first-1.md'), 'utf8')).toContain('draft: true')
    expect(view('b/stars/first-1').opened).toMatchObject({ state: 'draft', problems: [] })
  })

  test('has the first domain of bank.yaml, also in a bank that is too small for charts', async () => {
    const { act, folder } = openActions(
      true,
      `${BANK_YAML}domains:\n  - { name: Sky, weight: 1 }\n  - { name: Sea, weight: 1 }\n`,
    )
    await act({ kind: 'create', bank: 'b', name: 'new' })
    expect(readFileSync(join(folder, 'b/new.md'), 'utf8')).toContain('domain: "Sky"')
  })

  test.each(['../x', '/etc/x', 'a/../../x', 'a//b', '.hidden', '', 'a b', 'x'.repeat(101)])(
    'is refused for the name %j, and nothing is written',
    async name => {
      const { body } = await openActions().act({ kind: 'create', bank: 'b', name })
      expect(body).toEqual({ failed: expect.stringContaining('letters, digits and hyphens') })
    },
  )

  test('never replaces a file, and needs a bank', async () => {
    const { act } = openActions()
    expect((await act({ kind: 'create', bank: 'b', name: 'one' })).body.failed).toContain('already')
    expect((await act({ kind: 'create', bank: '..', name: 'one' })).body.failed).toBe(
      'Choose one of the banks.',
    )
  })
})

describe('“Open in editor”', () => {
  test('opens the file of a question, broken ones too, where its problem is', async () => {
    const { act, edited, folder } = openActions()
    expect((await act({ kind: 'edit', key: 'b/two', line: 8, column: 9 })).body).toEqual({ failed: null })
    expect(edited).toEqual([`${join(folder, 'b/two.md')}:8:9`])
  })

  test('says what to do where there is no editor, and opens nothing but questions', async () => {
    const { act, edited } = openActions(false)
    const { body } = await act({ kind: 'edit', key: 'b/one', line: 1, column: 1 })
    expect(body.failed).toContain('set EDITOR')
    expect((await act({ kind: 'edit', key: '../../etc/passwd', line: 1, column: 1 })).body.failed).toContain(
      'gone',
    )
    expect(edited).toEqual([])
  })
})

test('what the page never sends is refused', async () => {
  for (const body of [
    {},
    { kind: 'delete', key: 'b/one' },
    { kind: 'search', words: 5 },
    { kind: 'search', words: 'x'.repeat(201) },
  ])
    expect(await openActions().act(body)).toMatchObject({ status: 400 })
})
