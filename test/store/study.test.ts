import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { DEFAULT_STUDY } from '../../src/play/study/record.ts'
import { dateIn, dayNumber } from '../../src/quiz/day.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { dueCards } from './cards.ts'
import { studyRows } from './derived-rows.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON, SAMPLE_TRAITS, sampleAttempt, samplePost, someClick } from './sample.ts'

const DAY_MS = 86_400_000
const ANA = '400000000000000010'

/** Random answers over 90 days by eight people in two guilds, partly in private; many questions come again. */
const studyAtRandom = async (store: Store, from: number) => {
  const dice = createRandom(from)
  const roll = (below: number) => Math.floor(dice() * below)
  for (let n = 0; n < 120; n++) {
    const openedAt = NOON + n * 0.75 * DAY_MS
    const asker = `4000000000000000${10 + roll(8)}`
    const audience = roll(3) === 0 ? 'private' : 'channel'
    const questionId = `sample/${roll(12)}`
    const post = samplePost({
      id: `post${String(n).padStart(12, '0')}`,
      guildId: `10000000000000000${roll(2)}`,
      questionId,
      audience,
      askedBy: asker,
      openedAt,
      closesAt: openedAt + DAY_MS,
    })
    await store.posts.openPost(post, sampleQuestion({ id: questionId }), null)
    if (audience === 'private') await store.posts.recordExposure(questionId, asker, openedAt)
    const people =
      audience === 'private' ? [asker] : Array.from({ length: 5 }, () => `4000000000000000${10 + roll(8)}`)
    const traits = { ...SAMPLE_TRAITS, domain: ['First', 'Second'][n % 2]! }
    const attempts = people.map(userId =>
      sampleAttempt({
        postId: post.id,
        userId,
        right: roll(3) > 0,
        tookMs: 1000 + roll(60_000),
        answeredAt: openedAt + 1000 + roll(3_600_000),
        traits,
        confidence: ([null, 1, 2, 3] as const)[roll(4)]!,
      }),
    )
    await Promise.all(attempts.map(attempt => store.answers.recordAnswer(post, attempt, someClick())))
    if (roll(6) === 0) await store.study.markGuessed(post.id, people[0]!)
  }
}

describe('cards and ratings', () => {
  test('updated with each answer equal those of a rebuild, in whatever order the answers came', async () => {
    const { db, store } = await openScratchStore()
    await store.study.saveSettings(ANA, {
      ...DEFAULT_STUDY,
      zone: 'America/Los_Angeles',
      examOn: dayNumber('2027-01-10'),
      pauses: [[dayNumber('2026-12-20'), dayNumber('2026-12-28')]],
    })
    await studyAtRandom(store, seed)
    const updated = await studyRows(db)
    expect(updated.cards.length).toBeGreaterThan(60)
    expect(updated.ratings.length).toBe(12)
    expect(updated.abilities.length).toBeGreaterThan(10)
    await rebuildTotals(db, NOON)
    expect(await studyRows(db)).toEqual(updated)
  })

  test('are what the remaining answers give after a person is deleted and a guild purged', async () => {
    const { db, store } = await openScratchStore()
    await studyAtRandom(store, seed + 1)
    await forgetPerson(store, ANA)
    const guildId = '100000000000000000'
    await store.guilds.markJoined([guildId])
    await store.guilds.markLeft([guildId], NOON)
    while (await store.guilds.purgeBatch(guildId, NOON, 16));
    const left = await studyRows(db)
    expect(left.cards.length).toBeGreaterThan(20)
    await rebuildTotals(db, NOON)
    expect(await studyRows(db)).toEqual(left)
  })
})

describe('two answers of one day of a person', () => {
  test('are one review, though the server is two dates ahead of them', async () => {
    const { db, store } = await openScratchStore()
    await store.study.saveSettings(ANA, { zone: 'Pacific/Pago_Pago' })
    const times = ['2026-11-23T12:00:00Z', '2026-11-24T10:30:00Z']
    for (const [n, time] of times.entries()) {
      const openedAt = Date.parse(time)
      const zone = 'Pacific/Kiritimati'
      const post = samplePost({ id: `post00000000000${n}`, zone, openedAt, closesAt: openedAt + DAY_MS })
      await store.posts.openPost(post, sampleQuestion(), null)
      const answer = { postId: post.id, userId: ANA, right: false, answeredAt: openedAt }
      const attempt = sampleAttempt({ ...answer, day: dateIn(zone, openedAt) })
      await store.answers.recordAnswer(post, attempt, someClick())
    }
    const updated = await studyRows(db)
    expect(updated.cards).toMatchObject([{ reviews: 2, lapses: 0, last_on: dayNumber('2026-11-23') }])
    await rebuildTotals(db, NOON)
    expect(await studyRows(db)).toEqual(updated)
  })
})

describe('a first attempt is fair', () => {
  const firstFair = async (db: Kysely<Schema>) =>
    (await db.selectFrom('cards').select('first_fair').where('user_id', '=', ANA).executeTakeFirstOrThrow())
      .first_fair

  const answer = async (store: Store, given: Parameters<typeof samplePost>[0] = {}, at = NOON + 5000) => {
    const post = samplePost({ askedBy: ANA, ...given })
    await store.posts.openPost(post, sampleQuestion(), null)
    await store.answers.recordAnswer(
      post,
      sampleAttempt({ postId: post.id, userId: ANA, answeredAt: at }),
      someClick(),
    )
  }

  test('at a question that the person never met', async () => {
    const { db, store } = await openScratchStore()
    await answer(store)
    expect(await firstFair(db)).toBe(1)
  })

  test('at one that was just shown to them alone', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.recordExposure('sample/one', ANA, NOON)
    await answer(store, { audience: 'private' })
    expect(await firstFair(db)).toBe(1)
  })

  test('but not after they saw its answer elsewhere', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.recordExposure('sample/one', ANA, NOON - 1)
    await answer(store, { audience: 'private' })
    expect(await firstFair(db)).toBe(0)
    expect(await db.selectFrom('question_ratings').selectAll().execute()).toEqual([])
  })
})

describe('the cards that are due', () => {
  test('come in the order in which they fade', async () => {
    const { db, store } = await openScratchStore()
    await studyAtRandom(store, seed + 2)
    const on = dayNumber('2027-03-15')
    const cards = new Map((await dueCards(db, ANA, on)).map(card => [card.questionId, card]))
    const due = (await store.reviews.dueQuestions(ANA, on, 100)).map(id => cards.get(id)!)
    expect(due.length).toBe(cards.size)
    expect(due.length).toBeGreaterThan(5)
    const faded = due.map(({ lastOn, stability }) => (on - lastOn) / stability)
    expect(faded).toEqual([...faded].sort((a, b) => b - a))
    const dates = await store.study.dueDates(ANA, on + 7)
    const all = await dueCards(db, ANA, on + 6)
    expect(new Map(dates)).toEqual(new Map(all.map(card => [card.questionId, card.dueOn])))
  })

  test('change with the plan, as if it had been there from the start', async () => {
    const { db, store } = await openScratchStore()
    await studyAtRandom(store, seed + 3)
    await store.study.saveSettings(ANA, { ...DEFAULT_STUDY, examOn: dayNumber('2027-03-01') })
    for (let after: string | null = ''; after !== null; )
      after = await store.study.rescheduleCards(ANA, after, 3)
    const planned = await studyRows(db)
    await rebuildTotals(db, NOON)
    expect(await studyRows(db)).toEqual(planned)
    expect(planned.cards.filter(card => card.user_id === ANA).map(card => card.due_on)).not.toContain(
      dayNumber('2027-03-01'),
    )
  })
})
