import { expect, test } from 'vitest'
import { openTable } from './table.ts'

const HOUR_MS = 3_600_000

test('tasks planned while the clock was an hour ahead run on time after it is set back', async () => {
  const { quiz, ask, press, advance, clock, spoken } = await openTable()
  clock.time += HOUR_MS
  const view = await ask()
  await press(view, 'ana')
  clock.time -= HOUR_MS
  await quiz.rescheduleAfterRollback()
  await advance(5)
  expect(spoken('count')).toHaveLength(1)
  expect(await press(view, 'ben')).toMatchObject({ kind: 'kept' })
  await advance(590)
  expect(spoken('reveal')).toHaveLength(0)
  await advance(10)
  expect(spoken('reveal')).toHaveLength(1)
})

test('a restart after the clock was set back reschedules them too', async () => {
  const first = await openTable()
  first.clock.time += HOUR_MS
  await first.ask()
  const later = await openTable({ address: first.address })
  await later.quiz.prepare()
  await later.advance(601)
  expect(later.spoken('reveal')).toHaveLength(1)
})

test('tasks planned by a correct clock stay unchanged', async () => {
  const { quiz, ask, store, clock, db } = await openTable()
  const view = await ask({ questions: 2 })
  await store.tasks.addTask('purge', 'server', clock.time + 24 * HOUR_MS, 'later')
  const read = () => db.selectFrom('tasks').selectAll().orderBy('kind').execute()
  const before = await read()
  clock.time += 1000
  await quiz.rescheduleAfterRollback()
  expect(await read()).toEqual(before)
  expect(await store.posts.findPost(view.post.id)).toMatchObject({ openedAt: view.post.openedAt })
})
