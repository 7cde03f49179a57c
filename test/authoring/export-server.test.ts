import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runBankCli } from '../../src/authoring/cli.ts'
import { loadBank } from '../../src/bank/load.ts'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { scratch } from '../scratch.ts'
import { NOON, sampleSuggestion } from '../store/sample.ts'

test('export-server writes what a server accepted as a bank that can be loaded', async () => {
  const folder = scratch()
  const file = join(folder, 'bot.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  const { id, guildId, version, content } = sampleSuggestion()
  await store.suggestions.addSuggestion(sampleSuggestion(), 3)
  await store.suggestions.addSuggestion(sampleSuggestion({ id: 'suggestion000002' }), 3)
  const act = { id, version, guildId, by: 'mo', now: NOON }
  await store.suggestions.acceptSuggestion(act, 'Home: “the club”', 10)
  await store.maintenance.stop()
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../src/authoring/cli.ts'), 'export-server', ...args],
      {
        encoding: 'utf8',
        cwd: folder,
        env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }),
      },
    )
  const { stdout, status } = run(guildId, 'club')
  expect(stdout).toBe('1 question in club.\n')
  expect(status).toBe(0)
  const library = loadBank(join(folder, 'club'))!
  expect(library.banks[0]).toMatchObject({
    title: 'Home: “the club”',
    questions: [{ id: `club/${id}`, text: content.text, author: 'Ana', status: 'trial', answer: ['A'] }],
  })
  expect(library.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(readFileSync(join(folder, 'club', `${id}.md`), 'utf8')).toContain('author: Ana')
  // A folder with files is left alone.
  expect(run(guildId, 'club').status).toBe(2)
  expect(run('100000000000000009', 'other')).toMatchObject({
    stdout: 'The server 100000000000000009 has accepted no suggestions.\n',
    status: 1,
  })
})

test('export-server says what it needs', async () => {
  expect((await runBankCli(['export-server'])).text).toContain('takes the id of a server')
  expect((await runBankCli(['export-server', 'home'])).text).toContain('15 to 20 digits')
})
