import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { migrate, NewerDatabaseError } from '../../src/store/migrate.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { rebuildTotals } from '../../src/store/rebuild.ts'
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

test('a database of the first release still works: its open question can be answered and closed, its board is unchanged', async () => {
  const db = await openOldDatabase()
  const totals = () => db.selectFrom('totals').selectAll().orderBy('period').execute()
  const old = (await totals()) as unknown as { server_id: string }[]
  const before = old.map(({ server_id, ...row }) => ({ guild_id: server_id, ...row }))
  await migrate(db)
  const store = storeOn(db)
  expect(await totals()).toEqual(before)
  expect(await store.posts.findPost(samplePost().id)).toEqual(
    samplePost({ token: null, messageId: 'message' }),
  )
  expect((await store.answers.findAnswer(samplePost().id, sampleAttempt().userId))?.day).toBe('2026-11-23')
  await rebuildTotals(db)
  expect(await totals()).toEqual(before)

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
