import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { runBankCli } from '../../src/authoring/cli.ts'
import { BANK_YAML, folderOf, SKY, sky } from '../bank/sample.ts'

const folder = (text: string) => folderOf({ 'b/bank.yaml': BANK_YAML, 'b/q.md': text })

describe('npm run bank -- check', () => {
  test('prints every problem with its place, then the counts, and fails', async () => {
    const { text, status } = await runBankCli(['check', folder(sky('"B"', '"F"').replace('"Red"', '""'))])
    const lines = text.split('\n')
    expect(lines[0]).toMatch(/^questions\/b\/q\.md:4:6 {2}error {2}option-empty {2}option A is empty: /)
    expect(lines[1]).toMatch(/^questions\/b\/q\.md:8:9 {2}error {2}answer-unknown {2}/)
    expect(lines.at(-1)).toBe('b: 0 playable, 1 quarantined, 0 drafts')
    expect(status).toBe(1)
  })

  test('passes where all is well, and fails on warnings only if asked to', async () => {
    expect(await runBankCli(['check', folder(SKY)])).toEqual({
      text: 'b: 1 playable, 0 quarantined, 0 drafts',
      status: 0,
    })
    const warned = folder(sky(/references:\n.*\n/, ''))
    expect((await runBankCli(['check', warned])).status).toBe(0)
    expect((await runBankCli(['check', '--strict', warned])).status).toBe(1)
    expect((await runBankCli(['check', warned])).text).toContain(
      'b: 1 playable (1 with warnings), 0 quarantined, 0 drafts',
    )
  })

  test('adds several banks up', async () => {
    const questions = folderOf({
      'a/bank.yaml': BANK_YAML,
      'a/q.md': SKY,
      'b/bank.yaml': BANK_YAML,
      'b/q.md': 'x',
    })
    expect((await runBankCli(['check', questions])).text).toContain(
      '\n2 banks: 1 playable, 1 quarantined, 0 drafts',
    )
  })

  test('says in a sentence that there is no such folder', async () => {
    expect(await runBankCli(['check', '/nowhere/questions'])).toMatchObject({
      text: expect.stringContaining('There’s no questions folder'),
      status: 1,
    })
  })

  test.each([
    [['chekc'], 'There’s no command `chekc`.'],
    [['toString'], 'There’s no command `toString`.'],
    [['check', '--strikt'], "Unknown option '--strikt'."],
    [['check', 'a', 'b'], '`check` takes one folder, not 2.'],
    [[], 'Usage: '],
  ])('%j is not understood', async (args, text) => {
    expect(await runBankCli(args)).toMatchObject({ text: expect.stringContaining(text), status: 2 })
  })

  test('explains itself', async () => {
    expect(await runBankCli(['--help'])).toMatchObject({
      text: expect.stringContaining('check [folder]'),
      status: 0,
    })
    expect((await runBankCli(['check', '-h'])).status).toBe(0)
  })

  test('runs as a program', async () => {
    const out = execFileSync(process.execPath, ['src/authoring/cli.ts', 'check', folder(SKY)], {
      encoding: 'utf8',
    })
    expect(out).toBe('b: 1 playable, 0 quarantined, 0 drafts\n')
  })
})
