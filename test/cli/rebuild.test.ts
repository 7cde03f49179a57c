import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { periodsOf } from '../../src/quiz/day.ts'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { sampleAttempt, samplePost, someClick } from '../store/sample.ts'

const REBUILD = join(import.meta.dirname, '../../src/cli/rebuild.ts')

const runRebuild = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, [REBUILD, ...args], {
    env: commandEnvironment({ DATABASE_URL: `sqlite:${file}` }),
    encoding: 'utf8',
  })

const readIn = (file: string, query: string, change = '') => {
  const database = new Database(file)
  if (change) database.exec(change)
  const rows = database.prepare(query).all()
  database.close()
  return rows
}

const totalsIn = (file: string, change = '') =>
  readIn(file, 'select * from totals order by guild_id, period, user_id', change)

test('totals that are gone come back from the answers', async () => {
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  // By the real clock, as in the command: the totals of a day in the past expire.
  await store.answers.recordAnswer(samplePost(), sampleAttempt({ answeredAt: Date.now() }), someClick())
  await store.maintenance.stop()
  const before = totalsIn(file)
  expect(before).toHaveLength(periodsOf('2026-11-23').length)
  const statistics = readIn(file, 'select * from question_stats')
  expect(totalsIn(file, 'delete from totals; delete from question_stats')).toEqual([])
  const { stdout, stderr, status } = runRebuild(file)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toBe(`${file}: ${before.length} totals rebuilt from the answers.\n`)
  expect(totalsIn(file)).toEqual(before)
  expect(statistics).toHaveLength(1)
  expect(readIn(file, 'select * from question_stats')).toEqual(statistics)
})

test('is refused while a bot uses the file, which could keep no answer for seconds', async () => {
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  onTestFinished(() => store.maintenance.stop())
  const { stderr, status } = runRebuild(file)
  expect([status, stderr]).toEqual([1, `A bot uses ${file}. Stop it, then rebuild.\n`])
})

test('a server that is away is told in a sentence', { tags: ['slow'] }, () => {
  const { stderr, status } = spawnSync(process.execPath, [REBUILD], {
    env: { DATABASE_URL: 'postgres://user:hunter2secret@127.0.0.1:1/db' } as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toBe(
    "The database postgres://127.0.0.1:1/db can't be used: connect ECONNREFUSED 127.0.0.1:1. Is it running, and is DATABASE_URL correct?\n",
  )
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
])('with %j and no database it makes none, and says so', { tags: ['slow'] }, (args, expected, sentence) => {
  const folder = scratch()
  const { stdout, stderr, status } = runRebuild(join(folder, 'none.sqlite'), ...args)
  expect([status, stdout + stderr]).toEqual([expected, expect.stringContaining(sentence)])
  expect(readdirSync(folder)).toEqual([])
})
