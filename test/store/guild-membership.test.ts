import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { syncGuilds } from '../../src/play/sync-guilds.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  dailyPurpose,
  NOON,
  sampleAttempt,
  sampleDaily,
  samplePost,
  sampleSession,
  seriesPurpose,
  someClick,
} from './sample.ts'

const HERE = '100000000000000001'
const GONE = '100000000000000002'
const LONG_AGO = NOON - 1000

const idOf = (guildId: string, n: number) => `p${guildId.at(-1)}${String(n).padStart(14, '0')}`

/** Fills a server: `posts` daily questions with five answers each, a session, a daily, and their tasks. */
const playIn = async (store: Store, guildId: string, posts: number): Promise<void> => {
  const place = { guildId, channelId: `2${guildId.slice(1)}` }
  const session = sampleSession({ ...place, id: `session${guildId.slice(-9)}` })
  await store.posts.openPost(
    samplePost({ ...place, id: idOf(guildId, 99_999), purpose: seriesPurpose(1, session.id) }),
    sampleQuestion(),
    session,
  )
  await store.sessions.endSession(session.id, NOON, NOON)
  await store.dailies.saveDaily(
    sampleDaily({ ...place, id: `daily${guildId.slice(-11)}`, zone: 'Asia/Tokyo' }),
    5,
  )
  for (let n = 0; n < posts; n++) {
    const day = new Date(NOON - n * 86_400_000).toISOString().slice(0, 10)
    const purpose = dailyPurpose(day, { dailyId: `d${guildId}` })
    const post = samplePost({ ...place, id: idOf(guildId, n), purpose, messageId: `m${guildId}${n}` })
    await store.posts.openPost(post, sampleQuestion(), null)
    const people = Array.from({ length: 5 }, (_, p) => `4000000000000${10_000 + n * 3 + p}`)
    await Promise.all(
      people.map(userId =>
        store.answers.recordAnswer(post, sampleAttempt({ postId: post.id, userId }), someClick()),
      ),
    )
  }
}

/** The number of rows per table, without revisions and guilds. */
const rowsIn = async (db: Kysely<Schema>) => {
  const tables = [
    'posts',
    'answers',
    'sessions',
    'totals',
    'streaks',
    'question_stats',
    'dailies',
    'tasks',
  ] as const
  const counts = tables.map(async table => {
    const row = await db
      .selectFrom(table)
      .select(eb => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return [table, row.n] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

const serversIn = (db: Kysely<Schema>) => db.selectFrom('guilds').selectAll().orderBy('guild_id').execute()

describe('guild membership', () => {
  test('is stored for every server on Discord’s list, which keeps its zone', async () => {
    const { db, store } = await openScratchStore()
    await store.dailies.saveDaily(sampleDaily({ guildId: HERE, zone: 'Asia/Tokyo' }), 5)
    await store.guilds.markJoined([HERE, GONE])
    expect(await serversIn(db)).toEqual([
      { guild_id: HERE, zone: 'Asia/Tokyo', locale: null, gone_at: null },
      { guild_id: GONE, zone: 'UTC', locale: null, gone_at: null },
    ])
  })

  test('ends when a server is first missing, and starts again when it is back on the list', async () => {
    const { store } = await openScratchStore()
    await store.guilds.markJoined([HERE, GONE])
    await store.guilds.markLeft([GONE], NOON)
    await store.guilds.markLeft([GONE], NOON + 5000)
    expect(await store.guilds.joinedGuilds()).toEqual([HERE])
    expect(await store.guilds.guildsLeftBefore(NOON - 1)).toEqual([])
    expect(await store.guilds.guildsLeftBefore(NOON)).toEqual([GONE])
    await store.guilds.markJoined([GONE])
    expect(await store.guilds.guildsLeftBefore(NOON)).toEqual([])
    expect(await store.guilds.joinedGuilds()).toEqual([HERE, GONE])
  })

  test('works with a hundred thousand servers', { tags: ['slow'] }, async () => {
    const { store } = await openScratchStore()
    const all = Array.from({ length: 100_000 }, (_, n) => String(100_000_000_000_000_000n + BigInt(n)))
    await store.guilds.markJoined(all)
    await store.guilds.markLeft(all.slice(50_000), NOON)
    expect(await store.guilds.joinedGuilds()).toHaveLength(50_000)
    expect(await store.guilds.guildsLeftBefore(NOON)).toHaveLength(50_000)
  })
})

describe('purging a server', () => {
  test('deletes all of its data and none of the others’', { tags: ['slow'] }, async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, HERE, 3)
    const before = await rowsIn(db)
    await playIn(store, GONE, 450)
    await store.guilds.markJoined([HERE])
    await store.guilds.markLeft([GONE], LONG_AGO)
    let transactions = 1
    while (await store.guilds.purgeBatch(GONE, NOON, 1000)) transactions++
    expect(transactions).toBeGreaterThan(5)
    expect(await rowsIn(db)).toEqual(before)
    expect(await serversIn(db)).toEqual([{ guild_id: HERE, zone: 'Asia/Tokyo', locale: null, gone_at: null }])
    expect(await store.posts.findRevision(sampleQuestion().hash)).not.toBeNull()
  })

  test('deletes one small batch at a time', { tags: ['slow'] }, async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 300)
    await store.guilds.markLeft([GONE], LONG_AGO)
    const before = await rowsIn(db)
    expect(await store.guilds.purgeBatch(GONE, NOON, 1000)).toBe(true)
    const after = await rowsIn(db)
    for (const table of ['posts', 'answers', 'totals'] as const)
      expect(before[table]! - after[table]!).toBeLessThanOrEqual(1000)
  })

  test('stops when the bot is back in the server', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 40)
    await store.guilds.markLeft([GONE], LONG_AGO)
    await store.guilds.purgeBatch(GONE, NOON, 100)
    await store.guilds.markJoined([GONE])
    const left = await rowsIn(db)
    expect(left.answers).toBeGreaterThan(0)
    expect(await store.guilds.purgeBatch(GONE, NOON, 1000)).toBe(false)
    expect(await rowsIn(db)).toEqual(left)
  })

  test('does nothing before the server has been gone for long enough', async () => {
    const { db, store } = await openScratchStore()
    await playIn(store, GONE, 2)
    await store.guilds.markLeft([GONE], NOON)
    const before = await rowsIn(db)
    expect(await store.guilds.purgeBatch(GONE, LONG_AGO, 1000)).toBe(false)
    expect(await store.guilds.purgeBatch('100000000000000404', NOON, 1000)).toBe(false)
    expect(await rowsIn(db)).toEqual(before)
  })
})

const RETENTION_DAYS = 30
const DAY_MS = 86_400_000

/** Syncs with a list of guilds at a time; the guilds that are to be purged. */
const syncAt = async (
  { store, db }: Awaited<ReturnType<typeof openScratchStore>>,
  at: number,
  list: string[],
) => {
  const onError = (what: string) => {
    throw new Error(what)
  }
  const { guilds, tasks } = store
  await syncGuilds({
    clock: { now: () => at },
    guildList: { list: async () => list },
    guilds,
    tasks,
    onError,
  })
  const rows = await db.selectFrom('tasks').select('ref').where('kind', '=', 'purge').execute()
  return rows.map(({ ref }) => ref).sort()
}

describe('a server in which the bot never was, as far as it knows', () => {
  const later = (days: number) => NOON + days * DAY_MS

  test('is purged 30 days after its last question, and a direct message is not', async () => {
    const scratch = await openScratchStore()
    const { store } = scratch
    await store.posts.openPost(
      samplePost({ id: 'in-a-server', guildId: GONE, channelId: HERE }),
      sampleQuestion(),
      null,
    )
    const direct = '300000000000000001'
    await store.posts.openPost(
      samplePost({ id: 'in-private', guildId: direct, channelId: direct }),
      sampleQuestion(),
      null,
    )
    expect(await syncAt(scratch, later(0), [HERE])).toEqual([])
    expect(await syncAt(scratch, later(RETENTION_DAYS - 1), [HERE])).toEqual([])
    expect(await syncAt(scratch, later(RETENTION_DAYS + 1), [HERE])).toEqual([GONE])
  })

  test('stays while people play there through their own installation', async () => {
    const scratch = await openScratchStore()
    const { store } = scratch
    const playOn = (day: number) =>
      store.posts.openPost(
        samplePost({ id: `day${day}`, guildId: GONE, channelId: HERE, openedAt: later(day) }),
        sampleQuestion(),
        null,
      )
    await playOn(0)
    expect(await syncAt(scratch, later(0), [HERE])).toEqual([])
    await playOn(20)
    expect(await syncAt(scratch, later(RETENTION_DAYS + 1), [HERE])).toEqual([])
    expect(await syncAt(scratch, later(RETENTION_DAYS + 21), [HERE])).toEqual([GONE])
  })

  test('is found among more places than one statement reads', async () => {
    const { db, store } = await openScratchStore()
    for (let n = 0; n < 1100; n++) {
      const guildId = String(10n ** 17n + BigInt(n))
      await store.posts.openPost(
        samplePost({ id: `post${n}`, guildId, channelId: n % 2 ? guildId : HERE }),
        sampleQuestion(),
        null,
      )
    }
    await store.guilds.markUnlistedLeft(NOON)
    expect(await serversIn(db)).toHaveLength(550)
  })
})
