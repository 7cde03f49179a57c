import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { everythingAbout } from '../store/everything.ts'
import { anAsker, openTable } from './table.ts'

type Table = Awaited<ReturnType<typeof openTable>>

const DELETER = join(import.meta.dirname, 'deleter.ts')
const HERE = anAsker(0).guildId

/** A closed question in the channel and Ana's answer to it, many times, beside a real one that is open. */
const withLongHistory = async (table: Table, answers: number) => {
  const view = await table.ask()
  await table.press(view, 'ana')
  const post = (await table.db.selectFrom('posts').selectAll().executeTakeFirstOrThrow()) as object
  const answer = (await table.db.selectFrom('answers').selectAll().executeTakeFirstOrThrow()) as object
  const rows = Array.from({ length: answers }, (_, n) => `past${n}`)
  for (let n = 0; n < rows.length; n += 100) {
    const page = rows.slice(n, n + 100)
    const posts = page.map(id => ({
      ...post,
      id,
      asked_by: 'ben',
      closed_at: 1,
      answered: 1,
      right_count: 1,
    }))
    await table.db
      .insertInto('posts')
      .values(posts as never)
      .execute()
    const given = page.map(post_id => ({ ...answer, post_id, question_id: post_id, counted: 0 }))
    await table.db
      .insertInto('answers')
      .values(given as never)
      .execute()
  }
  return view
}

const answersOf = async ({ db }: Table, userId: string) =>
  (await db.selectFrom('answers').select('post_id').where('user_id', '=', userId).execute()).length

const boardOf = async ({ quiz }: Table) => {
  const view = await quiz.showBoard({ guildId: HERE, userId: 'ana', by: 'points', period: 'all', page: 0 })
  return view.kind === 'server' ? view.totals.map(({ userId }) => userId) : []
}

describe('the deletion of a long history', () => {
  test('lets others answer between its steps', async () => {
    const table = await openTable()
    const view = await withLongHistory(table, 1500)
    const order: string[] = []
    const deletion = table.quiz.forgetPerson('ana').then(({ kind }) => order.push(kind))
    await Promise.all(
      ['ben', 'cem', 'eve'].map(userId => table.press(view, userId).then(({ kind }) => order.push(kind))),
    )
    await deletion
    expect(order.slice(0, 3)).toEqual(['kept', 'kept', 'kept'])
    // On a busy machine the task finishes it.
    await table.advance(3)
    expect(await answersOf(table, 'ana')).toBe(0)
    const counts = await table.db
      .selectFrom('posts')
      .select(['answered', 'right_count'])
      .where('id', 'like', 'past%')
      .distinct()
      .execute()
    expect(counts).toEqual([{ answered: 0, right_count: 0 }])
  })

  test('takes the person off the board at once, and goes on after a kill in the middle', async () => {
    const table = await openTable()
    const view = await withLongHistory(table, 1500)
    expect(await boardOf(table)).toEqual(['ana'])
    const { signal, stderr } = spawnSync(
      process.execPath,
      [DELETER, table.address, 'ana', '4', String(table.clock.time)],
      { encoding: 'utf8' },
    )
    expect([signal, stderr]).toEqual(['SIGKILL', ''])
    const left = await answersOf(table, 'ana')
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(1501)
    expect(await boardOf(table)).toEqual([])
    await table.advance(3)
    expect(await answersOf(table, 'ana')).toBe(0)
    expect(Object.keys(await everythingAbout(table.store, 'ana'))).toEqual(['spent-posts', 'deletions'])
    expect(await table.store.tasks.isTaskPlanned('forget', 'ana')).toBe(false)
    expect(await table.store.posts.findPost(view.post.id)).toMatchObject({ closedAt: null })
    expect(table.trouble).toEqual([])
  })

  test('that takes too long for a reply says so, and is finished by its task', async () => {
    const table = await openTable()
    await withLongHistory(table, 1000)
    const { people } = table.store
    const { deletionBatch } = people
    // A slow disk: three batches take longer than a person waits.
    const slow = async (...args: Parameters<typeof deletionBatch>) => {
      await new Promise(resolve => setTimeout(resolve, 400))
      return deletionBatch(...args)
    }
    Object.assign(people, { deletionBatch: slow })
    expect(await table.quiz.forgetPerson('ana')).toEqual({ kind: 'underway' })
    Object.assign(people, { deletionBatch })
    expect(await boardOf(table)).toEqual([])
    expect(await answersOf(table, 'ana')).toBeGreaterThan(0)
    await table.advance(3)
    expect(await answersOf(table, 'ana')).toBe(0)
  })
})

describe('the record of a deletion', () => {
  test('is in the export until it is dropped after ninety days', async () => {
    const table = await openTable()
    await table.quiz.forgetPerson('ana')
    table.clock.time += 86_400_000
    await table.quiz.forgetPerson('ben')
    expect(await everythingAbout(table.store, 'ana')).toEqual({
      deletions: [Date.parse('2026-11-23T12:00:00Z')],
    })
    table.clock.time += 89 * 86_400_000 + 1000
    await table.advance(1)
    expect(await everythingAbout(table.store, 'ana')).toEqual({})
    expect((await everythingAbout(table.store, 'ben')).deletions).toHaveLength(1)
    table.clock.time += 86_400_000
    await table.advance(1)
    expect(await table.db.selectFrom('deletions').selectAll().execute()).toEqual([])
    expect(await table.store.tasks.isTaskPlanned('expire-deletions', 'all')).toBe(false)
    expect(table.trouble).toEqual([])
  })
})

test('a deleted person’s open question loses its message once it is closed and its answer was shown', async () => {
  const table = await openTable()
  const view = await table.ask()
  await table.quiz.forgetPerson('ana')
  expect((await table.store.posts.findPost(view.post.id))?.messageId).toBe(`message-of-${view.post.id}`)
  await table.advance(602)
  expect(table.spoken('reveal')).toHaveLength(1)
  await table.advance(3600)
  // The row has another id, since its own stands in the message's buttons.
  expect(await table.store.posts.findPost(view.post.id)).toBeNull()
  const post = await table.db.selectFrom('posts').selectAll().executeTakeFirstOrThrow()
  expect(post.message_id).toMatch(/^nobody-/)
  expect([post.opened_at, post.closed_at]).toEqual(Array(2).fill(Date.parse('2026-11-23T00:00:00Z')))
  expect(table.trouble).toEqual([])
})
