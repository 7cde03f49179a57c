import { type CompiledQuery, Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Kept } from '../../src/play/ports/answers.ts'
import type { Post } from '../../src/play/record.ts'
import { TOP_RANKS } from '../../src/quiz/climb.ts'
import { DAY_MS } from '../../src/quiz/day.ts'
import { addDays } from '../../src/quiz/next-daily.ts'
import { byRank } from '../../src/quiz/ranking.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { type ClosingDay, type StreakEvents, streakEvents } from '../../src/quiz/streak-events.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { engine } from './engines.ts'
import { openScratchStore, type ScratchStore } from './open.ts'
import { dailyPurpose, NOON, sampleAttempt, samplePost, someClick } from './sample.ts'

const GUILD = samplePost().guildId
const ANA = '400000000000000011'
const BEN = '400000000000000012'

/** What an answer did, as the store tells it. */
const record = async ({ store }: ScratchStore, post: Post, given: Parameters<typeof sampleAttempt>[0]) => {
  const recorded = await store.answers.recordAnswer(
    post,
    sampleAttempt({ postId: post.id, ...given }),
    someClick(),
  )
  if (recorded.kind !== 'kept') throw new Error(recorded.kind)
  return recorded satisfies Kept
}

const openPost = async ({ store }: ScratchStore, n: number, given: Partial<Post> = {}): Promise<Post> => {
  const post = samplePost({
    id: `post${String(n).padStart(12, '0')}`,
    questionId: `sample/${n}`,
    closesAt: NOON + 400 * DAY_MS,
    ...given,
  })
  await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
  await store.posts.setMessageId(post.id, `message-${n}`)
  return post
}

const openDaily = (scratch: ScratchStore, n: number, at: number, day: string, dailyId: string) =>
  openPost(scratch, n, { openedAt: at, purpose: dailyPurpose(day, { dailyId, dueAt: at }) })

const close = ({ store }: ScratchStore, { id }: Post, at: number) =>
  store.posts.closePost(id, at, { nextPost: null, endSession: null, revealAt: at })

const NOTHING: StreakEvents = { freezesUsed: 0, isLost: false, hasEarned: false, milestone: null }

describe('an answer to a daily', () => {
  test('tells what happened to the streak, once', async () => {
    const scratch = await openScratchStore()
    const answered = new Set([0, 1, 2, 3, 4, 5, 6, 8, 11])
    const events = new Map<number, StreakEvents>()
    for (let n = 0; n < 12; n++) {
      const at = NOON + n * DAY_MS
      const post = await openDaily(scratch, n, at, addDays('2026-11-23', n), 'daily0')
      if (answered.has(n)) {
        const { step } = await record(scratch, post, { userId: ANA, answeredAt: at + 1000 })
        events.set(n, step!.events)
      }
      await close(scratch, post, at + DAY_MS - 1000)
    }
    expect(events.get(5)).toEqual(NOTHING)
    expect(events.get(6)).toEqual({ ...NOTHING, hasEarned: true, milestone: 7 })
    expect(events.get(8)).toEqual({ ...NOTHING, freezesUsed: 1 })
    expect(events.get(11)).toEqual({ ...NOTHING, isLost: true })
  })

  test('earns nothing more where its date is answered already', async () => {
    const scratch = await openScratchStore()
    const told: StreakEvents[] = []
    for (let n = 0; n < 14; n++) {
      const at = NOON + (n * DAY_MS) / 2
      const day = addDays('2026-11-23', Math.floor(n / 2))
      const post = await openDaily(scratch, n, at, day, `daily${n % 2}`)
      const { step } = await record(scratch, post, { userId: ANA, answeredAt: at + 1000 })
      told.push(step!.events)
    }
    expect(told.slice(12)).toEqual([{ ...NOTHING, hasEarned: true, milestone: 7 }, NOTHING])
  })

  test('tells the same as the rule, whatever is asked, closed and answered when', async () => {
    const scratch = await openScratchStore()
    const dice = createRandom(seed)
    type Asked = { readonly post: Post; readonly day: string; readonly closesAt: number; isClosed: boolean }
    const asked: Asked[] = []
    const mine: { readonly day: string; readonly at: number }[] = []
    const told: StreakEvents[] = []
    const isAway = (day: number) => day === 9 || day === 20 || (day > 23 && day < 28)
    const steps = Array.from({ length: 70 }, (_, n) => NOON + (n * DAY_MS) / 2)
    for (const [n, at] of steps.entries()) {
      const day = addDays('2026-11-23', Math.floor(n / 2))
      const post = await openDaily(scratch, n, at, day, `daily${n % 2}`)
      asked.push({ post, day, closesAt: at + (1 + Math.floor(dice() * 4)) * (DAY_MS / 2), isClosed: false })
      for (const one of asked.filter(other => !other.isClosed && other.closesAt <= at)) {
        await close(scratch, one.post, one.closesAt)
        one.isClosed = true
      }
      const open = asked.filter(one => !one.isClosed)
      const chosen = open[dice() < 0.8 ? open.length - 1 : Math.floor(dice() * open.length)]!
      const isNew = !(await scratch.store.answers.findAnswer(chosen.post.id, ANA))
      if (!isNew || isAway(Math.floor(n / 2)) || dice() < 0.1) continue
      const { step } = await record(scratch, chosen.post, { userId: ANA, answeredAt: at + 1000 })
      const before = new Set(mine.map(one => one.day).sort())
      const after = new Set([...before, chosen.day].sort())
      const days = [...new Set(asked.map(one => one.day))].map((date): ClosingDay => {
        const ofDay = asked.filter(one => one.day === date)
        const isOpen = ofDay.some(one => !one.isClosed)
        return {
          day: date,
          open: isOpen,
          closedAt: isOpen ? null : Math.max(...ofDay.map(one => one.closesAt)),
        }
      })
      expect(step?.events).toEqual(streakEvents({ days, before, after, since: mine.at(-1)?.at ?? null }))
      mine.push({ day: chosen.day, at: at + 1000 })
      told.push(step!.events)
    }
    expect(told.length).toBeGreaterThan(20)
  })
})

describe('an answer that earns points', () => {
  test('tells when the person’s counted answer before was, also a wrong one', async () => {
    const scratch = await openScratchStore()
    const posts = await Promise.all([1, 2, 3, 4].map(n => openPost(scratch, n)))
    const lastAt = async (n: number, given: Parameters<typeof sampleAttempt>[0]) =>
      (await record(scratch, posts[n]!, { answeredAt: NOON + (n + 1) * 1000, ...given })).lastAt
    expect(await lastAt(0, { userId: ANA })).toBeNull()
    expect(await lastAt(1, { userId: ANA, right: false, score: 0 })).toBeNull()
    expect(await lastAt(2, { userId: BEN })).toBeNull()
    expect(await lastAt(2, { userId: ANA })).toBe(NOON + 2000)
    expect(await lastAt(3, { userId: ANA })).toBe(NOON + 3000)
  })

  test('tells none where it is practice', async () => {
    const scratch = await openScratchStore()
    const [first, again] = [
      await openPost(scratch, 1),
      await openPost(scratch, 2, { questionId: 'sample/1', openedAt: NOON + 5000 }),
    ]
    await record(scratch, first, { userId: ANA, answeredAt: NOON + 1000 })
    const { answer, lastAt } = await record(scratch, again, { userId: ANA, answeredAt: NOON + 6000 })
    expect([answer.counted, lastAt]).toEqual([false, null])
  })
})

describe('the first of a board', () => {
  const fill = async (scratch: ScratchStore) => {
    const dice = createRandom(seed)
    for (let n = 0; n < 4; n++) {
      const post = await openPost(scratch, n)
      const people = Array.from({ length: 15 }, (_, person) => `4000000000000000${20 + person}`)
      await Promise.all(
        people.map((userId, person) => {
          const right = dice() < 0.6
          const at = NOON + n * 60_000 + person
          return record(scratch, post, { userId, right, score: right ? 10 : 0, answeredAt: at })
        }),
      )
    }
  }

  test('are in the order of the rule', async () => {
    const scratch = await openScratchStore()
    await fill(scratch)
    const leaders = await scratch.store.boards.leadersOf(GUILD, '2026-11')
    expect(leaders).toHaveLength(TOP_RANKS + 1)
    expect(leaders).toEqual([...leaders].sort(byRank))
    const page = await scratch.store.boards.boardPage(GUILD, '2026-11', 'points', 0, TOP_RANKS + 1)
    expect(leaders).toEqual(page.map(({ streak: _, ...total }) => total))
  })

  test('are read once for all who ask at the same instant, also after a reset', async () => {
    const scratch = await openScratchStore()
    await fill(scratch)
    const queries: CompiledQuery[] = []
    const log = ({ query }: { readonly query: CompiledQuery }) => void queries.push(query)
    const db = new Kysely<Schema>({ dialect: await engine.dialect(scratch.address), log })
    const { boards, resets } = storeOn(db)
    await boards.leadersOf(GUILD, '2026-11')
    const forOne = queries.length
    await Promise.all(Array.from({ length: 30 }, () => boards.leadersOf(GUILD, '2026-11')))
    expect(queries).toHaveLength(2 * forOne)
    const spans = [{ period: '2026-11', from: '2026-11-01', until: '2026-11-30' }]
    await resets.resetBoards({ guildId: GUILD, spans, setBy: BEN, now: NOON + DAY_MS, last: null })
    expect(await boards.leadersOf(GUILD, '2026-11')).toEqual([])
    if (engine.closes) await db.destroy()
  })
})
