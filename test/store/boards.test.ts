import { describe, expect, inject, test } from 'vitest'
import { byAccuracy, MIN_ANSWERS } from '../../src/quiz/accuracy.ts'
import { addDays } from '../../src/quiz/next-daily.ts'
import { type BoardName, byRank, type RankedTotal } from '../../src/quiz/ranking.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { streakOf } from '../../src/quiz/streak.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { copiesOf, openScratchStore, type ScratchStore } from './open.ts'
import { dailyPurpose, sampleAttempt, samplePost, someClick } from './sample.ts'

const SERVER = samplePost().guildId
const DAY_MS = 86_400_000
const FIRST_DAY = '2026-11-01'

const PEOPLE = Array.from({ length: 30 }, (_, n) => `4000000000000000${10 + n}`)

/** Thirty days with two dailies each and random answers. Later people answer more often and better. The last day is open. */
const playDailies = async ({ store }: ScratchStore, seed: number): Promise<void> => {
  const dice = createRandom(seed)
  for (let n = 0; n < 60; n++) {
    const [day, dailyId] = [addDays(FIRST_DAY, Math.floor(n / 2)), `daily${n % 2}`]
    const at = Date.parse(`${day}T12:00:00Z`)
    const post = samplePost({
      id: `post${String(n).padStart(12, '0')}`,
      questionId: `sample/${n}`,
      openedAt: at,
      closesAt: at + 2 * DAY_MS,
      purpose: dailyPurpose(day, { dailyId, dueAt: at }),
    })
    await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
    await store.posts.setMessageId(post.id, `message-${n}`)
    const attempts = PEOPLE.flatMap((userId, index) => {
      if (dice() > 0.5 + index / 60) return []
      const right = dice() < 0.3 + index / 60
      return sampleAttempt({
        postId: post.id,
        userId,
        right,
        score: right ? 10 : 0,
        answeredAt: at + 1000,
      })
    })
    await Promise.all(attempts.map(attempt => store.answers.recordAnswer(post, attempt, someClick())))
    if (n < 58)
      await store.posts.closePost(post.id, at + DAY_MS, { nextPost: null, endSession: null, revealAt: at })
  }
}

const pagesOf = async ({ store }: ScratchStore, by: BoardName): Promise<RankedTotal[]> => {
  const pages: RankedTotal[] = []
  for (let offset = 0; ; offset += 7) {
    const page = await store.boards.boardPage(SERVER, '2026-11', by, offset, 7)
    pages.push(...page)
    if (page.length < 7) return pages
  }
}

describe.each(inject('runsAll') ? [seed, seed + 1] : [seed])(
  'the boards after a month of random answers (%i)',
  seed => {
    const openPlayed = copiesOf(async () => {
      const scratch = await openScratchStore()
      await playDailies(scratch, seed)
      return scratch
    })

    test.each([
      ['points', byRank],
      ['accuracy', byAccuracy],
    ] as const)(
      'by %s follow the ranking rule, on every page and for everyone’s own place',
      async (by, rule) => {
        const scratch = await openPlayed()
        const pages = await pagesOf(scratch, by)
        expect(pages.length).toBeGreaterThan(10)
        expect(pages).toEqual([...pages].sort(rule))
        for (const [index, total] of pages.entries())
          expect(await scratch.store.boards.placeOf(SERVER, '2026-11', by, total.userId)).toEqual({
            rank: index + 1,
            total,
          })
      },
    )

    test('by accuracy leave out people with too few answers', async () => {
      const scratch = await openPlayed()
      const [all, enough] = [await pagesOf(scratch, 'points'), await pagesOf(scratch, 'accuracy')]
      expect(enough.every(({ answered }) => answered >= MIN_ANSWERS)).toBe(true)
      expect(enough).toHaveLength(all.filter(({ answered }) => answered >= MIN_ANSWERS).length)
    })

    test('by streak agree with each person’s own streak', async () => {
      const scratch = await openPlayed()
      const own = await Promise.all(
        PEOPLE.map(async userId => {
          const { asked, answered } = await scratch.store.dailies.dailyDays(SERVER, userId)
          return { userId, length: streakOf(asked, answered).length }
        }),
      )
      const running = own.filter(({ length }) => length > 0)
      const pages = await pagesOf(scratch, 'streak')
      expect(new Map(pages.map(row => [row.userId, row.streak]))).toEqual(
        new Map(running.map(row => [row.userId, row.length])),
      )
      expect(pages.map(({ streak }) => streak)).toEqual(
        pages.map(({ streak }) => streak).sort((a, b) => b - a),
      )
      for (const [index, total] of pages.entries())
        expect(await scratch.store.boards.placeOf(SERVER, '2026-11', 'streak', total.userId)).toEqual({
          rank: index + 1,
          total,
        })
      const points = await pagesOf(scratch, 'points')
      for (const row of points)
        expect([row.userId, row.streak]).toEqual([
          row.userId,
          own.find(person => person.userId === row.userId)!.length,
        ])
    })

    test('are unchanged by a rebuild', async () => {
      const scratch = await openPlayed()
      const derived = async () => [
        await scratch.db.selectFrom('totals').selectAll().orderBy('period').orderBy('user_id').execute(),
        await scratch.db.selectFrom('streaks').selectAll().orderBy('user_id').execute(),
      ]
      const before = await derived()
      expect(before[1]!.length).toBeGreaterThan(20)
      await rebuildTotals(scratch.db, Date.parse(FIRST_DAY))
      expect(await derived()).toEqual(before)
    })
  },
)

describe('the day of an answer', () => {
  test('is in the zone that the server had when the question was asked, also after a rebuild', async () => {
    const scratch = await openScratchStore()
    const newYear = Date.parse('2026-12-31T16:00:00Z')
    const post = samplePost({ zone: 'Asia/Tokyo', openedAt: newYear, closesAt: newYear + DAY_MS })
    await scratch.store.posts.openPost(post, sampleQuestion(), null)
    await scratch.store.answers.recordAnswer(
      post,
      { ...sampleAttempt({ answeredAt: newYear }), day: '2027-01-01' },
      someClick(),
    )
    const january = () => scratch.store.boards.boardPage(SERVER, '2027-01', 'points', 0, 10)
    expect(await january()).toHaveLength(1)
    await rebuildTotals(scratch.db, Date.parse(FIRST_DAY))
    expect(await january()).toHaveLength(1)
    expect(await scratch.store.boards.boardPage(SERVER, '2026-12', 'points', 0, 10)).toEqual([])
  })
})
