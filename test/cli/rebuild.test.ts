import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { sampleAttempt, samplePost, someClick } from '../store/sample.ts'

const runRebuild = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/rebuild.ts'), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: `sqlite:${file}` } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })

const totalsIn = (file: string, change = '') => {
  const database = new Database(file)
  if (change) database.exec(change)
  const totals = database.prepare('select * from totals order by guild_id, period, user_id').all()
  database.close()
  return totals
}

test('totals that are gone come back from the answers', async () => {
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
  await store.maintenance.stop()
  const before = totalsIn(file)
  expect(totalsIn(file, 'delete from totals')).toEqual([])
  const { stdout, stderr, status } = runRebuild(file)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toBe(`${file}: ${before.length} totals rebuilt from the answers.\n`)
  expect(totalsIn(file)).toEqual(before)
})

test('a database of an older version is left alone, since a bot of that version may be running on it', async () => {
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  await store.maintenance.stop()
  const database = new Database(file)
  const newest = '(select max(name) from kysely_migration)'
  database.exec(`delete from kysely_migration where name = ${newest}`)
  database.close()
  const { stderr, status } = runRebuild(file)
  expect([status, stderr]).toEqual([1, expect.stringContaining('Start the bot once to update it')])
})

test.each([
  [[], 1, 'There’s no database at'],
  [['--help'], 0, 'Usage: npm run rebuild\n'],
])('with %j and no database it makes none, and says so', (args, expected, sentence) => {
  const folder = scratch()
  const { stdout, stderr, status } = runRebuild(join(folder, 'none.sqlite'), ...args)
  expect([status, stdout + stderr]).toEqual([expected, expect.stringContaining(sentence)])
  expect(readdirSync(folder)).toEqual([])
})
