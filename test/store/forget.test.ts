import { existsSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import type { AfterClose } from '../../src/play/ports/posts.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { forgottenAs } from '../../src/play/record.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { digestFor } from '../../src/store/database/digest.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { totalRows } from './derived-rows.ts'
import { engineName } from './engines.ts'
import { everythingAbout } from './everything.ts'
import { copiesOf, openScratchStore } from './open.ts'
import {
  dailyPurpose,
  dueAt,
  forgetPerson,
  NOON,
  sampleAttempt,
  sampleDaily,
  samplePost,
  sampleSession,
  seriesPurpose,
  someClick,
  someToken,
} from './sample.ts'

const ANA = '555500000000000001'
const HER_DM = '666600000000000001'
const HER_TOKEN = 'token-of-ana'
const NOBODY = forgottenAs('0123456789abcdef')
/** A replacement id, another one in each row. */
const SOMEONE = /^nobody-[0-9a-f]{32}$/
const SERVER = samplePost().guildId
const question = sampleQuestion()
const token = { value: HER_TOKEN, issuedAt: NOON }
const direct = { guildId: HER_DM, channelId: HER_DM, audience: 'direct', askedBy: ANA, token } as const
const nothing: AfterClose = { nextPost: null, endSession: null, revealAt: NOON }

const forget = (store: Store) => forgetPerson(store, ANA)

const answer = (store: Store, post: ReturnType<typeof samplePost>, userId: string, right = true) =>
  store.answers.recordAnswer(
    post,
    sampleAttempt({ postId: post.id, userId, right, score: right ? 10 : 0 }),
    someClick(),
  )

/** Random post ids, as in production, so that new rows are inserted between existing ones. */
const randomIds = (seed: number) => {
  const roll = createRandom(seed)
  return () => Array.from({ length: 16 }, () => Math.floor(roll() * 36).toString(36)).join('')
}

/** Fewer where they would take seconds: on PGlite, and in `npm test`. */
const QUESTIONS = engineName === 'pglite' || !inject('runsAll') ? 30 : 120

/** Many questions in a channel, answered by Ana and 40 others. Ana asked some of them; some are dailies. */
const playTogether = async (store: Store): Promise<void> => {
  // With this seed SQLite leaves Ana's id in the free space of a page, where only a vacuum reaches it.
  const id = randomIds(2)
  for (let n = 0; n < QUESTIONS; n++) {
    const post = samplePost({
      id: id(),
      questionId: `sample/${n}`,
      messageId: `message-${n}`,
      ...(n % 3 === 0 && { askedBy: ANA, token }),
      ...(n < 20 && { purpose: dailyPurpose(`2026-11-${String(n + 1).padStart(2, '0')}`) }),
    })
    await store.posts.openPost(post, question, null)
    const people = Array.from({ length: 40 }, (_, p) => `4444${String(p * 7919).padStart(14, '0')}`)
    await Promise.all([...people.slice(n % 20), ANA].map(userId => answer(store, post, userId, n % 4 > 0)))
    await store.posts.closePost(post.id, NOON, nothing)
  }
}

/** Only Ana: two questions in direct messages, one of them still open, and a private question in a channel. */
const playAlone = async (store: Store): Promise<void> => {
  for (const [n, id] of ['direct0000000001', 'direct0000000002'].entries()) {
    const post = samplePost({ ...direct, id, questionId: 'sample/1' })
    await store.posts.openPost(
      post,
      question,
      sampleSession({ ...direct, id: `s${id.slice(1)}`, startedBy: ANA }),
    )
    if (n === 0) await answer(store, post, ANA)
    if (n === 0) await store.posts.closePost(id, NOON, nothing)
  }
  const hidden = samplePost({ id: 'private000000001', audience: 'private', askedBy: ANA, token })
  await store.posts.openPost(hidden, question, null)
  await answer(store, hidden, ANA)
}

/** A session and a daily that Ana started in the channel. She is hidden. */
const startInChannel = async (store: Store): Promise<void> => {
  const session = sampleSession({ startedBy: ANA, token })
  const post = samplePost({ purpose: seriesPurpose(), askedBy: ANA, token })
  await store.posts.openPost(post, question, session)
  await answer(store, post, ANA)
  await store.dailies.saveDaily(sampleDaily({ setBy: ANA }), 5)
  await store.people.setHidden(ANA, NOON)
}

const openPlayedStore = copiesOf(async () => {
  const opened = await openScratchStore()
  await playTogether(opened.store)
  await playAlone(opened.store)
  await startInChannel(opened.store)
  return opened
})

/** Every column of every table that contains a text. */
const columnsWith = async (db: Kysely<Schema>, text: string): Promise<string[]> => {
  const matches: string[] = []
  for (const { name, columns } of await db.introspection.getTables())
    for (const column of columns) {
      const { rows } = await sql`select 1 from ${sql.table(name)}
        where cast(${sql.ref(column.name)} as text) like ${`%${text}%`} limit 1`.execute(db)
      if (rows.length > 0) matches.push(`${name}.${column.name}`)
    }
  return matches.sort()
}

const bytesOf = (file: string): Buffer =>
  Buffer.concat([file, `${file}-wal`].filter(existsSync).map(path => readFileSync(path)))

test('deleting a person removes their id, their direct messages and their tokens from every column of every table', async () => {
  const { db, store } = await openPlayedStore()
  expect(await columnsWith(db, ANA)).toEqual([
    'abilities.user_id',
    'answers.user_id',
    'cards.user_id',
    'dailies.set_by',
    'exposures.user_id',
    'people.user_id',
    'posts.asked_by',
    'sessions.started_by',
    'streaks.user_id',
    'totals.user_id',
  ])
  expect(await columnsWith(db, HER_DM)).toContain('answers.guild_id')
  await forget(store)
  for (const text of [ANA, HER_DM, HER_TOKEN]) expect(await columnsWith(db, text)).toEqual([])
})

test.skipIf(engineName !== 'sqlite')(
  'after the vacuum, no byte of the database file and its WAL contains a deleted person’s data',
  { tags: ['slow'] },
  async () => {
    const { db, store, address: file } = await openPlayedStore()
    for (const text of [ANA, HER_DM, HER_TOKEN]) expect(bytesOf(file).includes(text)).toBe(true)
    await forget(store)
    expect(await dueAt(db, NOON, 'later')).toContainEqual(
      expect.objectContaining({ kind: 'vacuum', ref: 'all' }),
    )
    expect(await store.maintenance.vacuum(1024)).toBe(false)
    expect(await store.maintenance.vacuum(100 * 2 ** 20)).toBe(true)
    for (const text of [ANA, HER_DM, HER_TOKEN]) expect(bytesOf(file).includes(text)).toBe(false)
  },
)

test('a rebuild leaves deleted people out and everyone else unchanged', async () => {
  const { db, store } = await openPlayedStore()
  await forget(store)
  const rows = async () => ({
    totals: await totalRows(db),
    streaks: await db.selectFrom('streaks').selectAll().orderBy('guild_id').orderBy('user_id').execute(),
  })
  const before = await rows()
  expect(before.totals.length).toBeGreaterThan(100)
  expect(before.streaks).toHaveLength(40)
  await rebuildTotals(db, NOON)
  expect(await rows()).toEqual(before)
})

test('deleting a person takes their answers out of the questions’ counts, so that the difference tells nothing', async () => {
  const { db, store } = await openPlayedStore()
  const counted = async () => {
    const posts = await db
      .selectFrom('posts')
      .select(['id', 'answered', 'right_count'])
      .where('audience', '=', 'channel')
      .where('closed_at', 'is not', null)
      .orderBy('id')
      .execute()
    const results = await Promise.all(posts.map(({ id }) => store.answers.resultOf(id)))
    return { posts, results: results.map(({ answered, right }) => ({ answered, right_count: right })) }
  }
  const before = await counted()
  expect(before.posts).toMatchObject(before.results)
  await forget(store)
  const after = await counted()
  expect(after.posts).toMatchObject(after.results)
  expect(after.results).toEqual(
    before.results.map(({ answered, right_count }) => ({
      answered: answered - 1,
      // All of a question's answers are right, or none is.
      right_count: right_count === 0 ? 0 : right_count - 1,
    })),
  )
  expect((await store.answers.historyOfUser(ANA)).size).toBe(0)
})

test('a deleted person is in no result that is shown later', async () => {
  const { store } = await openPlayedStore()
  expect(await store.sessions.placingsOf(sampleSession().id)).toHaveLength(1)
  await forget(store)
  expect(await store.sessions.placingsOf(sampleSession().id)).toEqual([])
  expect(await store.answers.ballotsOf(samplePost().id)).toEqual([])
  expect(await store.people.hiddenAmong([NOBODY, ANA])).toEqual(new Set([NOBODY]))
})

test('a deleted person’s private posts are deleted, and posts and sessions in channels go on', async () => {
  const { db, store } = await openPlayedStore()
  await forget(store)
  for (const id of ['direct0000000001', 'direct0000000002', 'private000000001'])
    expect(await store.posts.findPost(id)).toBeNull()
  expect(await store.sessions.findSession('sirect0000000002')).toBeNull()
  const due = await dueAt(db, NOON + 1e9)
  expect(due.filter(({ ref }) => /^(direct|private|sirect)/.test(ref))).toEqual([])
  expect(await store.posts.findOpenPost(sampleSession().id)).toMatchObject({
    askedBy: expect.stringMatching(SOMEONE),
    token: null,
  })
  expect(await store.sessions.findSession(sampleSession().id)).toMatchObject({
    endedAt: null,
    startedBy: expect.stringMatching(SOMEONE),
  })
})

test('writes based on data read before a deletion do not bring the id back', async () => {
  const { db, store } = await openPlayedStore()
  const daily = (await store.dailies.findDaily(sampleDaily().id))!
  const open = (await store.posts.findOpenPost(sampleSession().id))!
  await forget(store)
  const following = samplePost({
    ...open,
    id: 'post000000000077',
    purpose: seriesPurpose(2),
    token: someToken(),
  })
  await store.posts.closePost(open.id, NOON, {
    ...nothing,
    nextPost: { post: following, question, dueAt: NOON },
  })
  expect(await store.posts.findPost(following.id)).toMatchObject({
    askedBy: expect.stringMatching(SOMEONE),
    purpose: seriesPurpose(2),
  })
  const post = samplePost({ id: 'post000000000088', askedBy: daily.setBy })
  expect(await store.dailies.openDaily(daily, post, question, null)).toBe(false)
  expect(await columnsWith(db, ANA)).toEqual([])
})

test('a deleted person who plays again starts from zero', async () => {
  const { store } = await openPlayedStore()
  await forget(store)
  const post = samplePost({ id: 'post000000000099', questionId: 'sample/1' })
  await store.posts.openPost(post, question, null)
  expect(await answer(store, post, ANA)).toMatchObject({ kind: 'kept', answer: { counted: true } })
  expect((await store.boards.placeOf(SERVER, 'all', 'points', ANA))?.total).toMatchObject({
    points: 10,
    answered: 1,
  })
  await forget(store)
  expect(await store.boards.placeOf(SERVER, 'all', 'points', ANA)).toBeNull()
})

test('deleting a person without any data succeeds', async () => {
  const { store } = await openScratchStore()
  await forget(store)
  expect(await store.people.hiddenSince(ANA)).toBeNull()
  const pages = []
  for await (const page of store.people.pagesAbout(ANA)) pages.push(page)
  expect(pages).toEqual([{ kind: 'deletions', rows: [NOON] }])
})

test('what only digests tell of a person is read in pages, and others’ clicks go first', async () => {
  const { store, db } = await openScratchStore()
  const posts = Array.from({ length: 700 }, (_, n) => `post${String(n).padStart(12, '0')}`)
  const userOf = (n: number) => (n % 300 === 0 ? ANA : `4000${n}`)
  const spent = posts.map((post_id, n) => ({ post_id, digest: digestFor(post_id, userOf(n)) }))
  const deletions = posts.map((salt, n) => ({
    salt,
    digest: digestFor(salt, userOf(n)),
    deleted_at: NOON - n,
  }))
  for (let from = 0; from < posts.length; from += 100) {
    await db
      .insertInto('spent_answers')
      .values(spent.slice(from, from + 100))
      .execute()
    await db
      .insertInto('deletions')
      .values(deletions.slice(from, from + 100))
      .execute()
  }
  let turns = 0
  let reading = true
  const click = (): void => {
    turns += 1
    if (reading) setImmediate(click)
  }
  setImmediate(click)
  expect(await everythingAbout(store, ANA)).toEqual({
    'spent-posts': [posts[0], posts[300], posts[600]],
    deletions: [NOON - 600, NOON - 300, NOON],
  })
  reading = false
  // Three pages of each.
  expect(turns).toBeGreaterThanOrEqual(6)
})
