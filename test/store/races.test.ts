import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Recorded } from '../../src/play/ports/answers.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { ratingDeltas, UNRATED } from '../../src/quiz/study/rating.ts'
import { recordAnswers } from '../../src/store/answers/record-answers-postgres.ts'
import { createCoordinator } from '../../src/store/coordinator.ts'
import { lockUntilCommit } from '../../src/store/database/advisory-lock.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { refreshCard } from '../../src/store/study/cards.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { studyRows, totalRows } from './derived-rows.ts'
import { engineName } from './engines.ts'
import { openScratchStore } from './open.ts'
import {
  dailyPurpose,
  forgetPerson,
  NOON,
  sampleAttempt,
  sampleDaily,
  samplePost,
  someClick,
} from './sample.ts'

/** Four processes on one database, each with its own connections. */
const fourProcesses = async () => {
  const first = await openScratchStore()
  const others = await Promise.all([1, 2, 3].map(() => openScratchStore(first.address)))
  const all = [first, ...others]
  return {
    db: first.db,
    stores: all.map(({ store }) => store),
    coordinators: all.map(({ db }) => createCoordinator(db)),
  }
}

const nothing = { nextPost: null, endSession: null, revealAt: NOON }
const person = (n: number) => `4000000000000${10_000 + n}`
const kindsOf = (recorded: readonly Recorded[], kind: Recorded['kind']) =>
  recorded.filter(outcome => outcome.kind === kind)

// SQLite has one writer at a time, and PGlite one connection.
describe.skipIf(engineName !== 'postgres')('four processes on one database', () => {
  test('store one of a person’s concurrent clicks as the answer, and all report that one', async () => {
    const { stores } = await fourProcesses()
    await stores[0]!.posts.openPost(samplePost(), sampleQuestion(), null)
    const people = Array.from({ length: 50 }, (_, n) => person(n))
    const outcomes = await Promise.all(
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
    expect(kindsOf(outcomes, 'kept')).toHaveLength(50)
    expect(kindsOf(outcomes, 'already-answered')).toHaveLength(150)
    for (const [n, userId] of people.entries()) {
      const answer = await stores[0]!.answers.findAnswer(samplePost().id, userId)
      for (const outcome of outcomes.slice(n * 4, n * 4 + 4))
        expect('answer' in outcome && outcome.answer.picked).toEqual(answer!.picked)
    }
  })

  test('rate a question by the answers of one instant one after the other', async () => {
    const { db, stores } = await fourProcesses()
    await stores[0]!.posts.openPost(samplePost(), sampleQuestion(), null)
    const clicks = Array.from({ length: 50 }, (_, n) => ({
      post: samplePost(),
      attempt: sampleAttempt({ userId: person(n) }),
      click: someClick(),
    }))
    await recordAnswers(db, clicks)
    let rating = UNRATED
    for (const { attempt } of clicks) {
      const { difficulty } = ratingDeltas(UNRATED, rating, attempt.traits, attempt.right)
      rating = { value: rating.value + difficulty, answered: rating.answered + 1 }
    }
    const stored = await db.selectFrom('question_ratings').selectAll().executeTakeFirstOrThrow()
    expect([Number(stored.difficulty), stored.answered]).toEqual([rating.value, 50])
  })

  test('count every stored answer when a post closes concurrently', async () => {
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
      const outcomes = await Promise.all(clicks)
      expect((await Promise.all(closes)).filter(Boolean)).toHaveLength(1)
      const row = await db
        .selectFrom('posts')
        .select(['answered', 'right_count'])
        .where('id', '=', post.id)
        .executeTakeFirst()
      const kept = kindsOf(outcomes, 'kept').length
      expect(row).toEqual({ answered: kept, right_count: kept })
      expect(await stores[1]!.answers.countAnswers(post.id)).toBe(kept)
    }
  })

  test('keep totals and streaks equal to those of a rebuild, under concurrent answers in any order', async () => {
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
      totals: await totalRows(db),
      streaks: await db.selectFrom('streaks').selectAll().orderBy('user_id').execute(),
      ...(await studyRows(db)),
    })
    const before = await derived()
    expect(before.streaks.length).toBeGreaterThan(25)
    await rebuildTotals(db, NOON)
    expect(await derived()).toEqual(before)
  })

  test('keep totals equal to those of a rebuild where someone answers while they delete their data', async () => {
    const { db, stores } = await fourProcesses()
    const posts = Array.from({ length: 150 }, (_, n) =>
      samplePost({ id: `post${String(n).padStart(12, '0')}`, questionId: `sample/${n}` }),
    )
    for (const post of posts) await stores[0]!.posts.openPost(post, sampleQuestion(), null)
    let clicking = true
    const click = async () => {
      for (const [n, post] of posts.entries())
        await stores[n % 3]!.answers.recordAnswer(
          post,
          sampleAttempt({ postId: post.id, userId: person(1) }),
          someClick(),
        )
      clicking = false
    }
    const deleteAgainAndAgain = async () => {
      while (clicking) await forgetPerson(stores[3]!, person(1))
    }
    await Promise.all([click(), deleteAgainAndAgain()])
    const all = async () => ({
      totals: await totalRows(db),
      ...(await studyRows(db)),
    })
    const updated = await all()
    await rebuildTotals(db, NOON)
    expect(updated).toEqual(await all())
  })

  test('take each task once, grant a lock once, and open each daily once', async () => {
    const { stores } = await fourProcesses()
    for (let n = 0; n < 40; n++) await stores[0]!.tasks.addTask('purge', String(n), NOON, 'later')
    const rounds = [1, 2, 3].flatMap(() => stores.map(store => store.tasks.takeDueTasks(NOON, 'later', 7)))
    const taken = (await Promise.all(rounds)).flat()
    const rest = await stores[0]!.tasks.takeDueTasks(NOON, 'later', 100)
    expect([...taken, ...rest].map(({ ref }) => Number(ref)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, n) => n),
    )
    const locks = await Promise.all(stores.map(store => store.tasks.tryLock('dailies', 60_000)))
    expect(locks.filter(Boolean)).toHaveLength(1)

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

  test('let a server have no more dailies than allowed, by whichever processes they’re set', async () => {
    const { stores } = await fourProcesses()
    for (let server = 0; server < 5; server++) {
      const guildId = `1000${server}`
      const saved = await Promise.all(
        stores.flatMap((store, n) =>
          ['Asia/Tokyo', 'Europe/Vienna', 'America/Lima'].map(zone =>
            store.dailies.saveDaily(
              sampleDaily({ id: `d${server}${n}${zone}`, guildId, setAt: NOON + n, zone }),
              2,
            ),
          ),
        ),
      )
      expect(saved.filter(Boolean)).toHaveLength(2)
      expect(await stores[0]!.dailies.dailiesOf(guildId)).toHaveLength(2)
    }
  })

  test('don’t keep a private question waiting for what is asked in its channel', async () => {
    const { db, stores } = await fourProcesses()
    const { channelId } = samplePost()
    await db.transaction().execute(async trx => {
      await lockUntilCommit(trx, [`channel ${channelId}`])
      const post = samplePost({ audience: 'private' })
      const limits = { ofPerson: 1, inChannel: 1 }
      expect(await stores[1]!.posts.openPost(post, sampleQuestion(), null, limits)).toBe('opened')
    })
  })

  test('claim each interaction once', async () => {
    const { coordinators } = await fourProcesses()
    const ids = Array.from({ length: 200 }, (_, n) => String(n))
    const claims = await Promise.all(
      coordinators.flatMap(({ claimInteraction }) => ids.map(claimInteraction)),
    )
    expect(claims.filter(Boolean)).toHaveLength(200)
  })

  test('share one rate limit, slot by slot, and pause together', async () => {
    const { coordinators } = await fourProcesses()
    const waits = await Promise.all(
      Array.from({ length: 100 }, (_, n) => coordinators[n % 4]!.reserveSlot('requests', 1000)),
    )
    waits.sort((a, b) => a - b)
    expect(waits[0]).toBe(0)
    // A bit less than n seconds, because the requests took some time. No two share a slot.
    for (const [n, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(n * 1000)
    for (let n = 1; n < 100; n++) expect(waits[n]! - waits[n - 1]!).toBeGreaterThan(0)
    expect(waits.at(-1)).toBeGreaterThan(89_000)
    expect(await coordinators[0]!.reserveSlot('another limit', 1000)).toBe(0)
    await coordinators[1]!.pauseSlots('another limit', 500_000)
    expect(await coordinators[2]!.reserveSlot('another limit', 1000)).toBeGreaterThan(400_000)
  })

  test('never make a card due by what it was before “I guessed”', async () => {
    const { db, stores } = await fourProcesses()
    const [first, second] = stores
    const userId = person(1)
    await first!.posts.openPost(samplePost(), sampleQuestion(), null)
    await first!.answers.recordAnswer(samplePost(), sampleAttempt({ userId }), someClick())
    await first!.study.saveSettings(userId, { examOn: Math.floor(NOON / 86_400_000) + 9 })
    await whileGuessCommits(db, userId, () => second!.study.rescheduleCards(userId, '', 10))
    const guessed = await studyRows(db)
    await rebuildTotals(db, NOON)
    expect(guessed).toEqual(await studyRows(db))
  })

  test('never continue a card from what it was before it became a guess', async () => {
    const { db, stores } = await fourProcesses()
    const [first, second] = stores
    const userId = person(1)
    await first!.posts.openPost(samplePost(), sampleQuestion(), null)
    await first!.answers.recordAnswer(samplePost(), sampleAttempt({ userId }), someClick())
    const at = NOON + 5 * 86_400_000
    const later = samplePost({ id: 'post000000000002', openedAt: at, closesAt: at + 600_000 })
    await first!.posts.openPost(later, sampleQuestion(), null)
    const attempt = sampleAttempt({ postId: later.id, userId, answeredAt: at + 5000, day: '2026-11-28' })
    await whileGuessCommits(db, userId, () => second!.answers.recordAnswer(later, attempt, someClick(at)))
    const guessed = await studyRows(db)
    await rebuildTotals(db, NOON)
    expect(guessed).toEqual(await studyRows(db))
  })
})

/** Begins other work when a guess is stored, and commits the guess when that work has read the old card and waits for it. */
const whileGuessCommits = async (
  db: Kysely<Schema>,
  userId: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  const guess = await db.startTransaction().execute()
  await guess.updateTable('answers').set({ guessed: 1 }).execute()
  await refreshCard(guess, { userId, questionId: samplePost().questionId })
  const done = work()
  const waiting = sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  await expect.poll(async () => (await waiting.execute(db)).rows[0]!.n).toBe(1)
  await guess.commit().execute()
  await done
}
