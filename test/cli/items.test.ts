import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { commandEnvironment } from '../compile-cache.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { sampleAttempt, samplePost, someClick } from '../store/sample.ts'

const BANK = join(import.meta.dirname, '../../src/authoring/cli.ts')

const runItems = (url: string, ...args: string[]) =>
  spawnSync(process.execPath, [BANK, 'items', ...args], {
    env: commandEnvironment({ DATABASE_URL: url }),
    cwd: scratch(),
    encoding: 'utf8',
  })

const openWithAnswers = async (count: number) => {
  const file = join(scratch(), 'proctor.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  onTestFinished(() => store.maintenance.stop())
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  for (let at = 0; at < count; at++)
    await store.answers.recordAnswer(
      samplePost(),
      sampleAttempt({ userId: `${at}`, picked: ['C'], right: false }),
      someClick(),
    )
  return file
}

test('the answers of a running bot are analyzed, as JSON, in words and as a page', async () => {
  const file = await openWithAnswers(26)
  const { stdout, stderr, status } = runItems(`sqlite:${file}`, '--json')
  expect([status, stderr]).toEqual([0, ''])
  expect(JSON.parse(stdout)).toMatchObject([
    { question: 'sample/one', answers: 26, key: 'B', suggestedKey: 'C', state: 'suspect', medianMs: 5000 },
  ])
  const page = join(scratch(), 'new/report.html')
  const words = runItems(`sqlite:${file}`, '--html', page)
  expect(words.stdout).toBe(
    `1 question, 26 answers: 1 may have a wrong key.\n${page}: open it in a browser.\n`,
  )
})

test('a database without answers, and one that isn’t there, are told in a sentence', {
  tags: ['slow'],
}, async () => {
  const file = await openWithAnswers(0)
  const empty = runItems(`sqlite:${file}`)
  expect([empty.status, empty.stderr]).toEqual([2, expect.stringContaining('There are no first attempts in')])
  const folder = scratch()
  const none = runItems(`sqlite:${join(folder, 'none.sqlite')}`)
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('or name a file with --answers.')])
  expect(readdirSync(folder)).toEqual([])
  const nonsense = runItems('mysql://user:hunter2secret@host/db')
  expect([nonsense.status, nonsense.stderr]).toEqual([2, expect.stringContaining('DATABASE_URL')])
  expect(nonsense.stderr).not.toContain('hunter2secret')
})
