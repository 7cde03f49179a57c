import { describe, expect, test } from 'vitest'
import type { Recorded } from '../../src/play/ports/store.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { createCoordinator } from '../../src/store/coordinator.ts'
import { rebuildTotals } from '../../src/store/rebuild.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { engineName } from './engines.ts'
import { openScratchStore } from './open.ts'
import { dailyPurpose, NOON, sampleAttempt, sampleDaily, samplePost, someClick } from './sample.ts'

/** Four processes on one database, each with connections of its own. */
const fourProcesses = async () => {
  const first = await openScratchStore()
  const others = await Promise.all([1, 2, 3].map(() => openScratchStore(first.address)))
  const all = [first, ...others]
  return {
    db: first.db,
    stores: all.map(({ store }) => store),
    coordinator: all.map(({ db }) => createCoordinator(db)),
  }
}

const nothing = { nextPost: null, endSession: null, revealAt: NOON }
const person = (n: number) => `4000000000000${10_000 + n}`
const kindsOf = (recorded: readonly Recorded[], kind: Recorded['kind']) =>
  recorded.filter(one => one.kind === kind)

// SQLite has one writer at a time, and PGlite one connection.
describe.skipIf(engineName !== 'postgres')('where four processes share a database', () => {
  test('of one person’s clicks in all of them one is the answer, and all are told which', async () => {
    const { stores } = await fourProcesses()
    await stores[0]!.posts.openPost(samplePost(), sampleQuestion(), null)
    const people = Array.from({ length: 50 }, (_, n) => person(n))
    const told = await Promise.all(
      people.flatMap(userId =>
        stores.map((store, n) =>
          store.answers.recordAnswer(
            samplePost(),
            sampleAttempt({ userId, picked: ['ABCD'[n]!] }),
            someClick(),
          ),
        ),
      ),
    )
    expect(kindsOf(told, 'kept')).toHaveLength(50)
    expect(kindsOf(told, 'already-answered')).toHaveLength(150)
    for (const [n, userId] of people.entries()) {
      const answer = await stores[0]!.answers.findAnswer(samplePost().id, userId)
      for (const one of told.slice(n * 4, n * 4 + 4))
        expect(one.kind !== 'closed' && one.answer.picked).toEqual(answer!.picked)
    }
  })

  test('a close counts every answer that was taken, whichever came first', async () => {
    const { db, stores } = await fourProcesses()
    for (let round = 0; round < 10; round++) {
      const post = samplePost({ id: `post${String(round).padStart(12, '0')}`, questionId: `sample/${round}` })
      await stores[0]!.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
      const clicks = Array.from({ length: 80 }, (_, n) =>
        stores[n % 4]!.answers.recordAnswer(
          post,
          sampleAttempt({ postId: post.id, userId: person(n) }),
          someClick(),
        ),
      )
      const closes = stores.map(store => store.posts.closePost(post.id, NOON, nothing))
      const told = await Promise.all(clicks)
      expect((await Promise.all(closes)).filter(Boolean)).toHaveLength(1)
      const row = await db
        .selectFrom('posts')
        .select(['answered', 'right_count'])
        .where('id', '=', post.id)
        .executeTakeFirst()
      const kept = kindsOf(told, 'kept').length
      expect(row).toEqual({ answered: kept, right_count: kept })
      expect(await stores[1]!.answers.countAnswers(post.id)).toBe(kept)
    }
  })

  test('totals and streaks are those that a rebuild derives, after answers in any order from everywhere', async () => {
    const { db, stores } = await fourProcesses()
    const roll = createRandom(seed)
    const posts = Array.from({ length: 12 }, (_, n) =>
      samplePost({
        id: `post${String(n).padStart(12, '0')}`,
        questionId: `sample/${n % 5}`,
        ...(n % 2 === 0 && {
          purpose: dailyPurpose(`2026-11-${10 + n}`, { dailyId: 'd' }),
        }),
      }),
    )
    for (const post of posts) {
      await stores[0]!.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
      await stores[0]!.posts.setMessageId(post.id, `message-${post.id}`)
    }
    const clicks = Array.from({ length: 800 }, () => {
      const post = posts[Math.floor(roll() * 12)]!
      const right = roll() < 0.5
      const attempt = sampleAttempt({
        postId: post.id,
        userId: person(Math.floor(roll() * 30)),
        right,
        score: right ? 10 : 0,
        answeredAt: NOON + Math.floor(roll() * 100_000),
      })
      return stores[Math.floor(roll() * 4)]!.answers.recordAnswer(post, attempt, someClick())
    })
    await Promise.all(clicks)
    const derived = async () => ({
      totals: await db
        .selectFrom('totals')
        .selectAll()
        .orderBy('guild_id')
        .orderBy('period')
        .orderBy('user_id')
        .execute(),
      streaks: await db.selectFrom('streaks').selectAll().orderBy('user_id').execute(),
    })
    const before = await derived()
    expect(before.streaks.length).toBeGreaterThan(25)
    await rebuildTotals(db)
    expect(await derived()).toEqual(before)
  })

  test('each piece of work is taken by one, and each daily opened by one', async () => {
    const { stores } = await fourProcesses()
    for (let n = 0; n < 40; n++) await stores[0]!.tasks.addTask('purge', String(n), NOON, 'later')
    const rounds = [1, 2, 3].flatMap(() => stores.map(store => store.tasks.takeDueTasks(NOON, 'later', 7)))
    const taken = (await Promise.all(rounds)).flat()
    const rest = await stores[0]!.tasks.takeDueTasks(NOON, 'later', 100)
    expect([...taken, ...rest].map(({ ref }) => Number(ref)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n),
    )
    const alone = await Promise.all(stores.map(store => store.tasks.tryLock('dailies', 60_000)))
    expect(alone.filter(Boolean)).toHaveLength(1)

    for (let n = 0; n < 40; n++)
      await stores[0]!.dailies.saveDaily(
        sampleDaily({
          id: `daily${n}`,
          guildId: `1000${n}`,
          channelId: `2000${n}`,
          next: { day: '2026-11-23', at: NOON },
        }),
        5,
      )
    const opened = await Promise.all(
      stores.map(async (store, process) => {
        const due = await store.dailies.dueDailies(NOON, 100)
        return Promise.all(
          due.map(daily => {
            const id = `post-${process}-${daily.id}`
            const post = samplePost({
              id,
              guildId: daily.guildId,
              askedBy: daily.setBy,
              purpose: dailyPurpose('2026-11-23', { dailyId: daily.id, announces: '2026-10' }),
            })
            return store.dailies.openDaily(daily, post, sampleQuestion(), {
              day: '2026-11-24',
              at: NOON + 86_400_000,
            })
          }),
        )
      }),
    )
    expect(opened.flat().filter(Boolean)).toHaveLength(40)
  })

  test('each interaction is taken on by one', async () => {
    const { coordinator } = await fourProcesses()
    const ids = Array.from({ length: 200 }, (_, n) => String(n))
    const taken = await Promise.all(coordinator.flatMap(one => ids.map(id => one.claimInteraction(id))))
    expect(taken.filter(Boolean)).toHaveLength(200)
  })

  test('all stand in one row, a place at a time, and wait where they were told to', async () => {
    const { coordinator } = await fourProcesses()
    const waits = await Promise.all(
      Array.from({ length: 100 }, (_, n) => coordinator[n % 4]!.reserveSlot('requests', 1000)),
    )
    waits.sort((a, b) => a - b)
    expect(waits[0]).toBe(0)
    // What the asking took has passed meanwhile; no two are there at once.
    for (const [n, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(n * 1000)
    for (let n = 1; n < 100; n++) expect(waits[n]! - waits[n - 1]!).toBeGreaterThan(0)
    expect(waits.at(-1)).toBeGreaterThan(89_000)
    expect(await coordinator[0]!.reserveSlot('another row', 1000)).toBe(0)
    await coordinator[1]!.pauseSlots('another row', 500_000)
    expect(await coordinator[2]!.reserveSlot('another row', 1000)).toBeGreaterThan(400_000)
  })
})
