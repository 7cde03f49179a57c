import { describe, expect, inject, test } from 'vitest'
import type { Store } from '../../src/play/ports/store.ts'
import { dateIn, periodCutoffs, periodKey } from '../../src/quiz/day.ts'
import { RESET_SCOPES, type ResetScope, spansOf } from '../../src/quiz/period-spans.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { rebuildTotals } from '../../src/store/rebuild/rebuild.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { decisionsOn } from './carry-out.ts'
import { totalRows } from './derived-rows.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, NOON, sampleAttempt, sampleCorrection, samplePost, someClick } from './sample.ts'

const DAY_MS = 86_400_000
const GUILD = '100000000000000001'
const OTHER = '100000000000000002'
const ANA = '400000000000000011'
const BEN = '400000000000000012'
const MOD = '300000000000000009'

const resetAt = async (store: Store, now: number, scope: ResetScope = 'season', guildId = GUILD) => {
  const [newest] = await store.resets.resetsOf(guildId, 0)
  const spans = spansOf(dateIn('UTC', now), scope)
  return store.resets.resetBoards({ guildId, spans, setBy: MOD, now, last: newest?.at ?? null })
}

let posts = 0
const answerAt = async (store: Store, at: number, userId = ANA, given: { guildId?: string } = {}) => {
  const id = `post${String(++posts).padStart(12, '0')}`
  const questionId = `sample/${posts}`
  const post = samplePost({ id, questionId, openedAt: at - 1, closesAt: at + 60_000, ...given })
  await store.posts.openPost(post, sampleQuestion({ id: questionId }), null)
  await store.answers.recordAnswer(post, sampleAttempt({ postId: id, userId, answeredAt: at }), someClick())
  return post
}

const pointsOf = async (store: Store, period: string, userId = ANA, guildId = GUILD) =>
  (await store.boards.placeOf(guildId, period, 'points', userId))?.total.points ?? 0

describe('a reset', () => {
  test('lets the season begin from zero, with today and this week, and leaves all time alone', async () => {
    const { store } = await openScratchStore()
    await answerAt(store, NOON)
    await answerAt(store, NOON, ANA, { guildId: OTHER })
    await resetAt(store, NOON + 1000)
    for (const period of ['2026-11-23', '2026-W48', '2026-11', '2026-Q4'])
      expect([period, await pointsOf(store, period)]).toEqual([period, 0])
    expect(await pointsOf(store, 'all')).toBe(10)
    expect(await pointsOf(store, '2026-11', ANA, OTHER)).toBe(10)
    await answerAt(store, NOON + 60_000)
    expect(await pointsOf(store, '2026-11')).toBe(10)
    expect(await pointsOf(store, 'all')).toBe(20)
    expect(await store.resets.sumOf(GUILD, '2026-11')).toEqual({ people: 1, points: 10 })
  })

  test('of all time empties every board, and the next season is not touched by it', async () => {
    const { store } = await openScratchStore()
    await answerAt(store, NOON)
    await resetAt(store, NOON + 1000, 'all')
    expect(await pointsOf(store, 'all')).toBe(0)
    await answerAt(store, NOON + 10 * DAY_MS)
    expect(await pointsOf(store, '2026-12')).toBe(10)
    expect(await pointsOf(store, 'all')).toBe(10)
  })

  test('counts by the answers’ own times: one from the same millisecond was before', async () => {
    const { db, store } = await openScratchStore()
    await answerAt(store, NOON)
    const reset = await resetAt(store, NOON)
    expect(reset?.at).toBeGreaterThan(NOON)
    // The wall clock was set back: this was recorded after the reset, and says that it was before.
    await answerAt(store, NOON - 5000)
    const rows = await totalRows(db)
    await rebuildTotals(db, NOON)
    expect(await totalRows(db)).toEqual(rows)
    expect(await pointsOf(store, '2026-11')).toBe(0)
  })

  test('asked for twice at the same time happens once', async () => {
    const { store } = await openScratchStore()
    const request = {
      guildId: GUILD,
      spans: spansOf('2026-11-23', 'season'),
      setBy: MOD,
      now: NOON,
      last: null,
    }
    const outcomes = await Promise.all([store.resets.resetBoards(request), store.resets.resetBoards(request)])
    expect(outcomes.filter(outcome => outcome !== null)).toHaveLength(1)
    expect(await store.resets.resetsOf(GUILD, 0)).toHaveLength(1)
  })

  test('that is undone leaves the boards as if it had never been', async () => {
    const { store } = await openScratchStore()
    await answerAt(store, NOON)
    const reset = await resetAt(store, NOON + 1000)
    await answerAt(store, NOON + 2000)
    expect(await store.resets.undoReset(GUILD, reset!.at, NOON + 3000)).toBe(true)
    expect(await store.resets.undoReset(GUILD, reset!.at, NOON + 4000)).toBe(false)
    for (const period of ['2026-11-23', '2026-W48', '2026-11', 'all'])
      expect([period, await pointsOf(store, period)]).toEqual([period, 20])
    expect(await store.resets.resetsOf(GUILD, 0)).toEqual([])
  })

  test('is kept by a correction: points that it grants count where the answer counts', async () => {
    const { db, store } = await openScratchStore()
    const question = sampleQuestion()
    const post = samplePost()
    await store.posts.openPost(post, question, null)
    const wrong = { picked: ['A'], right: false, score: 0 }
    await store.answers.recordAnswer(
      post,
      sampleAttempt({ ...wrong, userId: ANA, answeredAt: NOON }),
      someClick(),
    )
    await resetAt(store, NOON + 1000)
    await store.answers.recordAnswer(
      post,
      sampleAttempt({ ...wrong, userId: BEN, answeredAt: NOON + 2000 }),
      someClick(),
    )
    const rules = { now: NOON + 3000, isInForce: () => true }
    const correction = sampleCorrection({ fix: { kind: 'key', answer: ['A'] } })
    await decisionsOn(store.corrections).applyCorrection(correction, rules)
    expect([await pointsOf(store, '2026-11', ANA), await pointsOf(store, '2026-11', BEN)]).toEqual([0, 10])
    expect([await pointsOf(store, 'all', ANA), await pointsOf(store, 'all', BEN)]).toEqual([10, 10])
    const rows = await totalRows(db)
    await rebuildTotals(db, NOON)
    expect(await totalRows(db)).toEqual(rows)
    await decisionsOn(store.corrections).undoCorrection(correction.id, rules)
    expect(await pointsOf(store, '2026-11', BEN)).toBe(0)
  })

  test('forgets with a person what they had since, and who reset it', async () => {
    const { db, store } = await openScratchStore()
    await resetAt(store, NOON)
    await answerAt(store, NOON + 1000)
    await forgetPerson(store, ANA)
    expect(await totalRows(db)).toEqual([])
    await forgetPerson(store, MOD)
    expect((await store.resets.resetsOf(GUILD, 0))[0]?.setBy).toMatch(/^nobody-/)
  })
})

describe('old resets', () => {
  const expiry = (now: number) => ({ ...periodCutoffs(now), now, finalBefore: now - 7 * DAY_MS })
  const expireAll = async (store: Store, now: number) => {
    while (await store.maintenance.expireResets(expiry(now), 1));
  }

  test('that were undone leave nothing behind', async () => {
    const { db, store } = await openScratchStore()
    await answerAt(store, NOON)
    const before = await totalRows(db)
    const reset = await resetAt(store, NOON + 1000)
    const post = await answerAt(store, NOON + 2000, BEN)
    await answerAt(store, NOON + 3000, ANA)
    await store.resets.undoReset(GUILD, reset!.at, NOON + 4000)
    await expireAll(store, NOON + 5000)
    expect(post.guildId).toBe(GUILD)
    expect((await totalRows(db)).filter(({ period }) => period.includes('#'))).toEqual([])
    expect(await totalRows(db)).toHaveLength(before.length * 2)
    expect(await db.selectFrom('board_resets').selectAll().execute()).toEqual([])
  })

  test('are deleted once a later one stands for good, and the board stays as it is', async () => {
    const { db, store } = await openScratchStore()
    await resetAt(store, NOON)
    await answerAt(store, NOON + 1000)
    const second = await resetAt(store, NOON + 2000)
    await answerAt(store, NOON + 3000)
    await expireAll(store, NOON + 4000)
    expect(await db.selectFrom('board_resets').selectAll().execute()).toHaveLength(8)
    await expireAll(store, NOON + 8 * DAY_MS)
    const kept = await db.selectFrom('board_resets').select(['period', 'at']).orderBy('period').execute()
    expect(kept).toEqual(['2026-11', '2026-Q4', '2026-W48'].map(period => ({ period, at: second!.at })))
    expect(await pointsOf(store, '2026-11')).toBe(10)
  })
})

/** Random answers, resets and undos on two servers, with what each reset was. */
const playAtRandom = async (store: Store) => {
  const dice = createRandom(seed)
  const roll = (below: number) => Math.floor(dice() * below)
  const guildOf = () => [GUILD, OTHER][roll(2)]!
  const answers: { guildId: string; userId: string; at: number; day: string; right: boolean }[] = []
  const resets: { guildId: string; scope: ResetScope; at: number; day: string }[] = []
  let now = NOON
  for (let n = 0; n < (inject('runsAll') ? 120 : 60); n++) {
    now += roll(2) === 0 ? roll(1000) : roll(3 * DAY_MS)
    const guildId = guildOf()
    const [newest] = resets.filter(reset => reset.guildId === guildId).sort((a, b) => b.at - a.at)
    if (roll(8) === 0) {
      const scope = RESET_SCOPES[roll(2)]!
      const reset = await resetAt(store, now, scope, guildId)
      resets.push({ guildId, scope, at: reset!.at, day: dateIn('UTC', now) })
    } else if (roll(12) === 0 && newest) {
      await store.resets.undoReset(guildId, newest.at, now)
      resets.splice(resets.indexOf(newest), 1)
    } else {
      const userId = [ANA, BEN][roll(2)]!
      const at = now + roll(3)
      const post = await answerAt(store, at, userId, { guildId })
      answers.push({ guildId: post.guildId, userId, at, day: dateIn('UTC', at), right: true })
    }
  }
  return { answers, resets, now }
}

test('every board shows what was answered since its newest reset, and a rebuild gives the same totals', async () => {
  const { db, store } = await openScratchStore()
  const { answers, resets, now } = await playAtRandom(store)
  const days = [...new Set(answers.map(({ day }) => day))]
  const keys = new Set(
    days.flatMap(day => [
      periodKey('today', day, 'never'),
      periodKey('week', day, 'never'),
      periodKey('season', day, 'month'),
      periodKey('season', day, 'quarter'),
      periodKey('all', day, 'never'),
    ]),
  )
  const belongs = (day: string, period: string, scope: ResetScope) =>
    spansOf(day, scope).some(span => span.period === period)
  for (const guildId of [GUILD, OTHER])
    for (const period of keys) {
      const since = Math.max(
        0,
        ...resets
          .filter(reset => reset.guildId === guildId && belongs(reset.day, period, reset.scope))
          .map(({ at }) => at),
      )
      const counted = answers.filter(
        answer => answer.guildId === guildId && answer.at >= since && belongs(answer.day, period, 'all'),
      )
      const expected = [ANA, BEN].flatMap(userId => {
        const points = 10 * counted.filter(answer => answer.userId === userId).length
        return points === 0 ? [] : [[userId, points]]
      })
      const page = await store.boards.boardPage(guildId, period, 'points', 0, 10)
      const shown = page.map(({ userId, points }) => [userId, points]).sort()
      expect([guildId, period, shown]).toEqual([guildId, period, expected])
    }
  while (await store.maintenance.expireResets({ day: '', week: '', now, finalBefore: 0 }, 100));
  const updated = await totalRows(db)
  await rebuildTotals(db, NOON)
  expect(await totalRows(db)).toEqual(updated)
})
