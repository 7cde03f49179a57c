import { expect, inject, test } from 'vitest'
import { PERIOD_NAMES, periodKey, periodsOf } from '../../src/quiz/day.ts'
import { byRank, type Total } from '../../src/quiz/ranking.ts'
import { seasonDays } from '../../src/quiz/season.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { totalRows } from './derived-rows.ts'
import { openScratchStore } from './open.ts'
import { NOON, sampleAttempt, samplePost, someClick } from './sample.ts'

const DAY_MS = 86_400_000

/** Random answers, thousands in `test:all`: 60 days, two servers, 40 people, 30 questions. Many are practice. */
const playAtRandom = async (store: Awaited<ReturnType<typeof openScratchStore>>['store'], seed: number) => {
  const dice = createRandom(seed)
  const roll = (below: number) => Math.floor(dice() * below)
  for (let post = 0; post < (inject('runsAll') ? 150 : 50); post++) {
    const shown = samplePost({
      id: `post${String(post).padStart(12, '0')}`,
      guildId: `10000000000000000${roll(2)}`,
      questionId: `sample/${roll(30)}`,
    })
    await store.posts.openPost(shown, sampleQuestion({ id: shown.questionId }), null)
    const attempts = Array.from({ length: 20 }, () => {
      const right = roll(2) === 1
      return sampleAttempt({
        postId: shown.id,
        userId: `4000000000000000${10 + roll(40)}`,
        right,
        score: right ? 10 + roll(6) : 0,
        answeredAt: NOON + roll(60) * DAY_MS + roll(DAY_MS),
      })
    })
    await Promise.all(attempts.map(attempt => store.answers.recordAnswer(shown, attempt, someClick())))
  }
}

test('totals updated with each answer equal those of a rebuild, after thousands of random answers', async () => {
  const { db, store } = await openScratchStore()
  await playAtRandom(store, seed)
  const updated = await totalRows(db)
  expect(updated.length).toBeGreaterThan(300)
  expect(await rebuildTotals(db, NOON)).toBe(updated.length)
  expect(await totalRows(db)).toEqual(updated)
})

test('a rebuild includes everyone, on however many pages', { tags: ['slow'] }, async () => {
  const { db, store } = await openScratchStore()
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  const people = Array.from({ length: 1203 }, (_, n) => `4000000000000${n + 10_000}`)
  await Promise.all(
    people.map(userId => store.answers.recordAnswer(samplePost(), sampleAttempt({ userId }), someClick())),
  )
  expect(await rebuildTotals(db, NOON)).toBe(1203 * periodsOf('2026-11-23').length)
})

test('pages of the board, and everyone’s own place, follow the ranking rule', async () => {
  const { store } = await openScratchStore()
  await playAtRandom(store, seed)
  const guildId = '100000000000000001'
  for (const name of PERIOD_NAMES) {
    const period = periodKey(name, '2026-11-26', 'month')
    const size = (await store.boards.boardPage(guildId, period, 'points', 0, 1000)).length
    const pages: Total[] = []
    for (let offset = 0; offset < size; offset += 10)
      pages.push(...(await store.boards.boardPage(guildId, period, 'points', offset, 10)))
    expect(pages).toHaveLength(size)
    expect(pages).toEqual([...pages].sort(byRank))
    for (const [index, total] of pages.entries())
      expect(await store.boards.placeOf(guildId, period, 'points', total.userId)).toEqual({
        rank: index + 1,
        total,
      })
  }
})

test('own statistics are of all answers everywhere, those of practice too', async () => {
  const { db, store } = await openScratchStore()
  await playAtRandom(store, 3)
  const userId = '400000000000000011'
  const answers = await db.selectFrom('answers').selectAll().where('user_id', '=', userId).execute()
  const shareOf = (rows: typeof answers) => ({
    answered: rows.length,
    right: rows.filter(row => row.is_right === 1).length,
  })
  expect(answers.some(row => row.counted === 0)).toBe(true)
  expect(await store.boards.ownStatistics(userId, seasonDays('2026-12'))).toEqual({
    season: shareOf(answers.filter(row => row.season === '2026-12')),
    ever: shareOf(answers),
  })
  const none = { answered: 0, right: 0 }
  expect(await store.boards.ownStatistics('400000000000000099', seasonDays('2026-12'))).toEqual({
    season: none,
    ever: none,
  })
})
