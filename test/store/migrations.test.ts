import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { migrate, NewerDatabaseError } from '../../src/store/database/migrate.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { engine } from './engines.ts'
import { connectTo } from './open.ts'
import { dueAt, NOON, sampleAttempt, samplePost, someClick } from './sample.ts'

const question = sampleQuestion()

/** A database of the first release: an open question with its closing task, and an answer with its totals. */
const openOldDatabase = async (): Promise<Kysely<Schema>> => {
  const db = await connectTo(await engine.address())
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo('0001-quiz')
  if (error) throw error
  const old = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const at = NOON + 5000
  const post = samplePost()
  await old
    .insertInto('revisions')
    .values({ hash: post.hash, question_id: post.questionId, body: JSON.stringify(question) })
    .execute()
  await old
    .insertInto('posts')
    .values({
      id: post.id,
      server_id: post.guildId,
      channel_id: post.channelId,
      audience: 'channel',
      asked_by: post.askedBy,
      question_id: post.questionId,
      hash: post.hash,
      seed: post.seed,
      round: 1,
      rounds: 1,
      locale: 'en-US',
      opened_at: NOON,
      closes_at: post.closesAt,
      message_id: 'message',
    })
    .execute()
  const { userId } = sampleAttempt()
  await old
    .insertInto('answers')
    .values({
      post_id: post.id,
      user_id: userId,
      server_id: post.guildId,
      question_id: post.questionId,
      hash: post.hash,
      season: '2026-11',
      picked: 'B',
      is_right: 1,
      score: 10,
      counted: 1,
      took_ms: 5000,
      answered_at: at,
    })
    .execute()
  const total = {
    server_id: post.guildId,
    user_id: userId,
    points: 10,
    answered: 1,
    right_count: 1,
    last_at: at,
  }
  for (const period of ['2026-11-23', '2026-W48', '2026-11', 'all'])
    await old
      .insertInto('totals')
      .values({ ...total, period })
      .execute()
  await old.insertInto('tasks').values({ kind: 'close', ref: post.id, due_at: post.closesAt }).execute()
  return db
}

const byPeriod = (a: { period: string }, b: { period: string }) => (a.period < b.period ? -1 : 1)

test('a database of the first release still works: its open question can be answered and closed, its board is unchanged', async () => {
  const db = await openOldDatabase()
  const totals = () => db.selectFrom('totals').selectAll().orderBy('period').execute()
  const old = (await totals()) as unknown as { server_id: string; period: string }[]
  const before = old.map(({ server_id, ...row }) => ({ guild_id: server_id, ...row }))
  await migrate(db)
  const store = storeOn(db)
  const quarter = before
    .filter(({ period }) => period === '2026-11')
    .map(row => ({ ...row, period: '2026-Q4' }))
  const after = [...before, ...quarter].sort(byPeriod)
  expect(await totals()).toEqual(after)
  expect(await store.posts.findPost(samplePost().id)).toEqual(
    samplePost({ token: null, messageId: 'message' }),
  )
  expect((await store.answers.findAnswer(samplePost().id, sampleAttempt().userId))?.day).toBe('2026-11-23')
  const statistics = new Map([[samplePost().questionId, { asked: 1, answered: 0, right: 0 }]])
  expect(await store.answers.historyOfGuild(samplePost().guildId)).toEqual(statistics)
  await rebuildTotals(db, NOON)
  expect(await totals()).toEqual(after)
  expect(await store.answers.historyOfGuild(samplePost().guildId)).toEqual(statistics)

  const kept = await store.answers.recordAnswer(
    samplePost(),
    sampleAttempt({ userId: '400000000000000002' }),
    someClick(),
  )
  expect(kept.kind).toBe('kept')
  expect(await dueAt(db, samplePost().closesAt)).toMatchObject([
    { kind: 'close', ref: samplePost().id },
    { kind: 'count' },
  ])
})

test('processes that start together on an empty database run each migration once', async () => {
  const address = await engine.address()
  const all = await Promise.all(Array.from({ length: 4 }, () => connectTo(address)))
  await Promise.all(all.map(db => migrate(db)))
  const { rows } = await sql`select name from kysely_migration`.execute(all[0]!)
  expect(rows).toHaveLength(Object.keys(migrations).length)
})

test('a process that is older than the database refuses to start and says what to do', async () => {
  const db = await connectTo(await engine.address())
  await migrate(db)
  const newest = Object.keys(migrations).at(-1)!
  const { [newest]: _, ...older } = migrations
  await expect(migrate(db, older)).rejects.toThrow(NewerDatabaseError)
  await expect(migrate(db, older)).rejects.toThrow(`newer Proctor (${newest})`)
  await migrate(db)
})

test('a failed migration leaves the database unchanged', async () => {
  const db = await connectTo(await engine.address())
  const broken: Migration = {
    async up(trx) {
      await sql`create table half (id text)`.execute(trx)
      throw new Error('no further')
    },
  }
  await expect(migrate(db, { ...migrations, '9999-broken': broken })).rejects.toThrow('no further')
  expect(await db.introspection.getTables()).toEqual([])
  await migrate(db)
  expect(await storeOn(db).dailies.dueDailies(NOON, 1)).toEqual([])
})

/** A database of the version before exposures, with answers in a channel, in private and in a direct message. */
const openUnfairDatabase = async (): Promise<Kysely<Schema>> => {
  const db = await connectTo(await engine.address())
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo('0005-terms')
  if (error) throw error
  const places = {
    public: { guild_id: '1001', channel_id: '2001', audience: 'channel' },
    later: { guild_id: '1002', channel_id: '2002', audience: 'channel' },
    private: { guild_id: '1001', channel_id: '2001', audience: 'private' },
    direct: { guild_id: '2009', channel_id: '2009', audience: 'direct' },
  } as const
  const post = (id: keyof typeof places | 'asked', asked_by: string, question_id: string) => ({
    ...places[id === 'asked' ? 'public' : id],
    id,
    asked_by,
    question_id,
    hash: 'hash',
    seed: 1,
    round: 1,
    rounds: 1,
    locale: 'en-US',
    opened_at: NOON,
    closes_at: NOON,
    closed_at: NOON + 9,
  })
  const answer = (
    post_id: keyof typeof places,
    user_id: string,
    question_id: string,
    answered_at: number,
  ) => ({
    post_id,
    user_id,
    guild_id: places[post_id].guild_id,
    question_id,
    hash: 'hash',
    season: '2026-11',
    picked: 'B',
    is_right: 1 as const,
    score: 10,
    counted: 1 as const,
    took_ms: 5000,
    answered_at,
    day: '2026-11-23',
  })
  const old = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const posts = [
    post('public', 'ben', 'q/1'),
    post('later', 'ben', 'q/2'),
    post('private', 'ana', 'q/2'),
    post('direct', 'ana', 'q/3'),
    post('asked', 'nobody-0123456789abcdef', 'q/4'),
  ]
  const answers = [
    answer('public', 'ana', 'q/1', NOON + 1),
    answer('public', 'nobody-0123456789abcdef', 'q/1', NOON + 2),
    answer('private', 'ana', 'q/2', NOON + 3),
    answer('direct', 'ana', 'q/3', NOON + 4),
    answer('later', 'ana', 'q/2', NOON + 5),
  ]
  await old.insertInto('posts').values(posts).execute()
  await old.insertInto('answers').values(answers).execute()
  const total = { user_id: 'ana', points: 20, answered: 2, right_count: 2, last_at: NOON + 3 }
  for (const guild_id of ['1001', '2009'])
    await old
      .insertInto('totals')
      .values({ ...total, guild_id, period: 'all' })
      .execute()
  return db
}

describe('a database from before exposures', () => {
  test('keeps only public first attempts on its boards, and knows who met what', async () => {
    const db = await openUnfairDatabase()
    await migrate(db)
    const counted = await db
      .selectFrom('answers')
      .select(['post_id', 'user_id'])
      .where('counted', '=', 1)
      .execute()
    expect(counted.filter(({ user_id }) => user_id === 'ana')).toEqual([
      { post_id: 'public', user_id: 'ana' },
    ])
    const all = db.selectFrom('totals').select(['guild_id', 'points']).where('period', '=', 'all')
    expect(await all.where('user_id', '=', 'ana').execute()).toEqual([{ guild_id: '1001', points: 10 }])
    const met = db.selectFrom('exposures').select(['user_id', 'question_id', 'last_at'])
    expect(await met.orderBy('user_id').orderBy('question_id').execute()).toEqual([
      { user_id: 'ana', question_id: 'q/1', last_at: NOON + 1 },
      { user_id: 'ana', question_id: 'q/2', last_at: NOON + 5 },
      { user_id: 'ana', question_id: 'q/3', last_at: NOON + 4 },
      { user_id: 'ben', question_id: 'q/1', last_at: NOON + 9 },
      { user_id: 'ben', question_id: 'q/2', last_at: NOON + 9 },
    ])
  })

  test('loses the one replacement id that stood in all rows of a deleted person', async () => {
    const db = await openUnfairDatabase()
    await migrate(db)
    const { people } = storeOn(db)
    const due = await dueAt(db, NOON, 'later')
    expect(due).toMatchObject([{ kind: 'forget', ref: 'nobody-0123456789abcdef' }])
    while (await people.deletionBatch('nobody-0123456789abcdef', NOON, 100));
    const left = await db.selectFrom('answers').select('user_id').distinct().execute()
    expect(left).toEqual([{ user_id: 'ana' }])
    const askers = await db
      .selectFrom('posts')
      .select('asked_by')
      .where('asked_by', 'like', 'nobody-%')
      .execute()
    expect(askers).toEqual([{ asked_by: expect.stringMatching(/^nobody-(?!0123456789abcdef)/) }])
  })
})
