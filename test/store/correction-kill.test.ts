import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { openStore } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { seed } from '../seed.ts'
import { sampleAttempt, samplePost, someClick } from './sample.ts'

const PEOPLE = 1500

const sumsIn = (file: string) => {
  const database = new Database(file)
  const one = (query: string) => database.prepare(query).pluck().get() as number
  const sums = {
    corrections: one('select count(*) from corrections'),
    rescores: one('select count(*) from rescores'),
    granted: one('select coalesce(sum(is_right), 0) from answers'),
    points: one(`select coalesce(sum(points), 0) from totals where period = 'all'`),
    cards: one('select coalesce(sum(first_right), 0) from cards'),
    notices: one('select count(*) from notices'),
    tasks: one(`select count(*) from tasks where kind = 'carry-out'`),
  }
  database.close()
  return sums
}

/** Killed after so many ms, if it isn't done before. */
const correctAndKill = async (file: string, afterMs: number): Promise<void> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'corrector.ts'), file], { stdio: 'pipe' })
  const exited = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), exited])
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  await exited
  clearTimeout(timer)
}

test('a process that is killed while it corrects a key has done every batch whole or not at all, and the next one goes on', {
  tags: ['slow'],
}, async () => {
  const file = join(scratch(), 'kill.sqlite')
  const { store } = await openStore({ kind: 'sqlite', file })
  const post = samplePost()
  await store.posts.openPost(post, sampleQuestion(), null)
  await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) =>
      store.answers.recordAnswer(
        post,
        sampleAttempt({ userId: `person ${n}`, picked: ['C'], right: false, score: 0 }),
        someClick(),
      ),
    ),
  )
  await store.maintenance.stop()
  const dice = createRandom(seed)
  const after = (people: number) => ({
    rescores: people,
    granted: people,
    points: people * 10,
    cards: people,
    notices: people,
  })
  let [last, kills] = [0, 0]
  for (; kills < 12 && last < PEOPLE; kills++) {
    await correctAndKill(file, Math.floor(dice() * 150))
    const { corrections, tasks, ...sums } = sumsIn(file)
    expect(sums).toEqual(after(sums.rescores))
    expect(sums.rescores).toBeGreaterThanOrEqual(last)
    // Decided, it is carried out until its end, whoever is left.
    if (sums.rescores < PEOPLE) expect(tasks).toBe(corrections)
    last = sums.rescores
  }
  await correctAndKill(file, 60_000)
  await correctAndKill(file, 60_000)
  expect(sumsIn(file)).toEqual({ ...after(PEOPLE), corrections: 1, tasks: 0 })
})
