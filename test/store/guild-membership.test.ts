import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleAttempt, sampleDaily, samplePost, sampleSession, someClick } from './sample.ts'

const HERE = '100000000000000001'
const GONE = '100000000000000002'
const LONG_AGO = NOON - 1000

const idOf = (serverId: string, n: number) => `p${serverId.at(-1)}${String(n).padStart(14, '0')}`

/** `posts` daily questions of a server that five people answer each, a series, a daily and all their work. */
const playIn = async (store: Store, serverId: string, posts: number): Promise<void> => {
  const place = { serverId, channelId: `2${serverId.slice(1)}` }
  const session = sampleSession({ ...place, id: `session${serverId.slice(-9)}` })
  await store.open(
    samplePost({ ...place, id: idOf(serverId, 99_999), sessionId: session.id }),
    sampleQuestion(),
    session,
  )
  await store.endSession(session.id, NOON, NOON)
  await store.saveDaily(sampleDaily({ ...place, id: `daily${serverId.slice(-11)}`, zone: 'Asia/Tokyo' }), 5)
  for (let n = 0; n < posts; n++) {
    const day = new Date(NOON - n * 86_400_000).toISOString().slice(0, 10)
    const daily = { dailyId: `d${serverId}`, day, dueAt: NOON, announces: null }
    const post = samplePost({ ...place, id: idOf(serverId, n), daily, messageId: `m${serverId}${n}` })
    await store.open(post, sampleQuestion(), null)
    const people = Array.from({ length: 5 }, (_, p) => `4000000000000${10_000 + n * 3 + p}`)
    await Promise.all(
      people.map(userId => store.record(post, sampleAttempt({ postId: post.id, userId }), someClick())),
    )
  }
}

/** How many rows each table has; the bank's revisions and the servers' own rows apart. */
const rowsIn = async (db: Kysely<Schema>) => {
  const tables = ['posts', 'answers', 'sessions', 'totals', 'streaks', 'dailies', 'tasks'] as const
  const counts = tables.map(async table => {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return [table, row.n] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

const serversIn = (db: Kysely<Schema>) => db.selectFrom('servers').selectAll().orderBy('server_id').execute()

describe('the servers that are known', () => {
  test('are those that were seen, and keep their zone', async () => {
    const { db, store } = await openScratchStore()
    await store.saveDaily(sampleDaily({ serverId: HERE, zone: 'Asia/Tokyo' }), 5)
    await store.markHere([HERE, GONE])
    expect(await serversIn(db)).toEqual([
      { server_id: HERE, zone: 'Asia/Tokyo', gone_at: null },
      { server_id: GONE, zone: 'UTC', gone_at: null },
    ])
  })

  test('are gone since they were first missed, and here again when they are seen', async () => {
    const { store } = await openScratchStore()
    await store.markHere([HERE, GONE])
    await store.markGone([GONE], NOON)
    await store.markGone([GONE], NOON + 5000)
    expect(await store.serversHere()).toEqual([HERE])
    expect(await store.goneSince(NOON - 1)).toEqual([])
    expect(await store.goneSince(NOON)).toEqual([GONE])
    await store.markHere([GONE])
    expect(await store.goneSince(NOON)).toEqual([])
    expect(await store.serversHere()).toEqual([HERE, GONE])
  })

  test('may be a hundred thousand', async () => {
    const { store } = await openScratchStore()
    const all = Array.from({ length: 100_000 }, (_, n) => String(100_000_000_000_000_000n + BigInt(n)))
    await store.markHere(all)
    await store.markGone(all.slice(50_000), NOON)
    expect(await store.serversHere()).toHaveLength(50_000)
    expect(await store.goneSince(NOON)).toHaveLength(50_000)
  })
})

describe('a server that is purged', () => {
  test('leaves nothing of its own, and everything of the others', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, HERE, 3)
    const before = await rowsIn(db)
    await playIn(store, GONE, 450)
    await store.markHere([HERE])
    await store.markGone([GONE], LONG_AGO)
    let transactions = 1
    while (await store.purgeSome(GONE, NOON)) transactions++
    expect(transactions).toBeGreaterThan(5)
    expect(await rowsIn(db)).toEqual(before)
    expect(await serversIn(db)).toEqual([{ server_id: HERE, zone: 'Asia/Tokyo', gone_at: null }])
    expect(await store.revision(sampleQuestion().hash)).not.toBeNull()
  })

  test('loses only a little at a time', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 300)
    await store.markGone([GONE], LONG_AGO)
    const before = await rowsIn(db)
    expect(await store.purgeSome(GONE, NOON)).toBe(true)
    const after = await rowsIn(db)
    for (const table of ['posts', 'answers', 'totals'] as const)
      expect(before[table]! - after[table]!).toBeLessThanOrEqual(1000)
  })

  test('keeps what is still there when it comes back meanwhile', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 300)
    await store.markGone([GONE], LONG_AGO)
    await store.purgeSome(GONE, NOON)
    await store.markHere([GONE])
    const left = await rowsIn(db)
    expect(left.answers).toBeGreaterThan(0)
    expect(await store.purgeSome(GONE, NOON)).toBe(false)
    expect(await rowsIn(db)).toEqual(left)
  })

  test('must have been gone for long enough', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 2)
    await store.markGone([GONE], NOON)
    const before = await rowsIn(db)
    expect(await store.purgeSome(GONE, LONG_AGO)).toBe(false)
    expect(await store.purgeSome('100000000000000404', NOON)).toBe(false)
    expect(await rowsIn(db)).toEqual(before)
  })
})
