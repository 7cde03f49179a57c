import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { nextWeekly } from '../../src/quiz/next-weekly.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import { dueAt, NOON, sampleAttempt, sampleDaily, samplePost, someClick } from './sample.ts'

const GUILD = samplePost().guildId
const OTHER = '100000000000000002'
const CHANNEL = '200000000000000001'
const NEXT_MONDAY = { day: '2026-11-30', at: Date.parse('2026-11-30T09:00:00Z') }

/** A server whose summary comes on Mondays at nine. It's Monday noon. */
const openServer = async () => {
  const scratch = await openScratchStore()
  const { weeklies } = scratch.store
  const weekly = (await weeklies.changeWeekly(GUILD, { channelId: CHANNEL, locale: 'de' }, NOON))!
  const tasks = () => dueAt(scratch.db, NEXT_MONDAY.at + 1, 'later')
  return { ...scratch, weeklies, weekly, tasks }
}

const AFTER_NEXT = nextWeekly('UTC', { weekday: 1, minutes: 540 }, NEXT_MONDAY.at)

describe('a weekly summary', () => {
  test('is off until it has a channel', async () => {
    const { store } = await openScratchStore()
    expect(await store.weeklies.changeWeekly(GUILD, { weekday: 3 }, NOON)).toBeNull()
    expect(await store.weeklies.findWeekly(GUILD)).toBeNull()
  })

  test('comes on Mondays at nine unless someone says otherwise, in the zone of the server', async () => {
    const { store, weeklies, weekly } = await openServer()
    expect(weekly).toMatchObject({ weekday: 1, minutes: 540, locale: 'de', next: NEXT_MONDAY, last: null })
    expect(await weeklies.findWeekly(GUILD)).toEqual(weekly)
    await store.settings.changeSettings(OTHER, { zone: 'Asia/Tokyo' })
    const changes = { channelId: CHANNEL, weekday: 5, minutes: 60 } as const
    const other = await weeklies.changeWeekly(OTHER, changes, NOON)
    expect(other?.next).toEqual({ day: '2026-11-27', at: Date.parse('2026-11-26T16:00:00Z') })
  })

  test('that two people change at the same moment keeps both changes', async () => {
    const { weeklies } = await openServer()
    await Promise.all([
      weeklies.changeWeekly(GUILD, { weekday: 4 }, NOON),
      weeklies.changeWeekly(GUILD, { minutes: 600 }, NOON),
    ])
    const weekly = await weeklies.findWeekly(GUILD)
    expect(weekly).toMatchObject({ weekday: 4, minutes: 600 })
    expect(weekly?.next).toEqual(nextWeekly('UTC', { weekday: 4, minutes: 600 }, NOON))
  })

  test('keeps its local date and hour when the zone of the server changes', async () => {
    const { store, weeklies } = await openServer()
    await store.settings.changeSettings(GUILD, { zone: 'America/New_York' })
    const moved = { day: NEXT_MONDAY.day, at: Date.parse('2026-11-30T14:00:00Z') }
    expect((await weeklies.findWeekly(GUILD))?.next).toEqual(moved)
  })

  test('follows the zone that the first daily question sets', async () => {
    const { store, weeklies } = await openServer()
    await store.dailies.saveDaily(sampleDaily({ guildId: GUILD, zone: 'Europe/Vienna' }), 5)
    expect((await weeklies.findWeekly(GUILD))?.next?.at).toBe(Date.parse('2026-11-30T08:00:00Z'))
  })

  test('is due at its time, the longest due first', async () => {
    const { weeklies } = await openServer()
    await weeklies.changeWeekly(OTHER, { channelId: CHANNEL, minutes: 480 }, NOON)
    expect(await weeklies.dueWeeklies(NEXT_MONDAY.at - 1, 5)).toHaveLength(1)
    const due = await weeklies.dueWeeklies(NEXT_MONDAY.at, 5)
    expect(due.map(({ guildId }) => guildId)).toEqual([OTHER, GUILD])
    expect(await weeklies.dueWeeklies(NEXT_MONDAY.at, 1)).toHaveLength(1)
  })

  test('goes with the guild', async () => {
    const { store, weeklies } = await openServer()
    await weeklies.changeWeekly(OTHER, { channelId: CHANNEL }, NOON)
    await store.guilds.markLeft([GUILD], NOON)
    while (await store.guilds.purgeBatch(GUILD, NOON + 1, 100));
    expect(await weeklies.findWeekly(GUILD)).toBeNull()
    expect(await weeklies.findWeekly(OTHER)).not.toBeNull()
  })
})

describe('a date', () => {
  test('is claimed once by processes that claim it together, with one task', async () => {
    const { weeklies, weekly, tasks } = await openServer()
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)),
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    expect(await weeklies.findWeekly(GUILD)).toMatchObject({
      next: AFTER_NEXT,
      last: { ...{ day: NEXT_MONDAY.day, dueAt: NEXT_MONDAY.at }, channelId: CHANNEL, isDone: false },
    })
    expect((await tasks()).map(({ kind, ref }) => [kind, ref])).toEqual([['weekly', GUILD]])
  })

  test('is not claimed a second time, whatever the summary was changed to', async () => {
    const { db, weeklies, weekly } = await openServer()
    await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)
    const later = await weeklies.changeWeekly(GUILD, { minutes: 1200 }, NEXT_MONDAY.at)
    expect(later?.next?.day).toBe('2026-12-07')
    // As a version with an error might write it.
    await db.updateTable('weekly_summaries').set({ next_day: NEXT_MONDAY.day, next_at: NOON }).execute()
    const again = (await weeklies.findWeekly(GUILD))!
    expect(await weeklies.claimWeekly(again, AFTER_NEXT, NEXT_MONDAY.at)).toBe(false)
    expect((await weeklies.findWeekly(GUILD))?.next).toEqual(AFTER_NEXT)
  })

  test('is not claimed of a summary that was turned off or changed since it was read', async () => {
    const { weeklies, weekly, tasks } = await openServer()
    await weeklies.changeWeekly(GUILD, { channelId: '200000000000000002' }, NOON)
    expect(await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)).toBe(false)
    const read = (await weeklies.findWeekly(GUILD))!
    await weeklies.changeWeekly(GUILD, { minutes: 1200 }, NOON)
    expect(await weeklies.claimWeekly(read, AFTER_NEXT, NEXT_MONDAY.at)).toBe(false)
    await weeklies.deleteWeekly(GUILD)
    expect(await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)).toBe(false)
    expect(await tasks()).toEqual([])
  })

  test('that is done says how many weeks were quiet, and what went wrong', async () => {
    const { weeklies, weekly } = await openServer()
    await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)
    const { last } = (await weeklies.findWeekly(GUILD))!
    const problem = { kind: 'too-late', at: NOON } as const
    await weeklies.finishWeekly(GUILD, last!, { quietWeeks: 2, problem })
    expect(await weeklies.findWeekly(GUILD)).toMatchObject({
      next: AFTER_NEXT,
      quietWeeks: 2,
      problem,
      last: { isDone: true },
    })
  })

  test('whose channel refuses it pauses the summary until someone changes it', async () => {
    const { weeklies, weekly } = await openServer()
    await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)
    const { last } = (await weeklies.findWeekly(GUILD))!
    const problem = { kind: 'no-permission', at: NOON } as const
    await weeklies.pauseWeekly(GUILD, last!, problem)
    const paused = await weeklies.findWeekly(GUILD)
    expect(paused).toMatchObject({ next: null, problem, last: { isDone: true } })
    expect(await weeklies.dueWeeklies(AFTER_NEXT.at, 5)).toEqual([])
    const resumed = await weeklies.changeWeekly(GUILD, {}, NEXT_MONDAY.at)
    expect(resumed).toMatchObject({ next: AFTER_NEXT, problem: null })
  })

  test('whose channel refuses it does not pause a summary that was moved to another one', async () => {
    const { weeklies, weekly } = await openServer()
    await weeklies.claimWeekly(weekly, AFTER_NEXT, NEXT_MONDAY.at)
    const { last } = (await weeklies.findWeekly(GUILD))!
    await weeklies.changeWeekly(GUILD, { channelId: '200000000000000002' }, NEXT_MONDAY.at)
    await weeklies.pauseWeekly(GUILD, last!, { kind: 'channel-gone', at: NOON })
    expect(await weeklies.findWeekly(GUILD)).toMatchObject({
      next: AFTER_NEXT,
      problem: null,
      last: { isDone: true },
    })
  })
})

describe('what a summary reads', () => {
  test('is a guild’s questions for everyone in their order, page by page, with their answers', async () => {
    const { store } = await openScratchStore()
    const open = async (id: string, given: Partial<Parameters<typeof samplePost>[0]> = {}) => {
      const post = samplePost({ id, questionId: `sample/${id}`, ...given })
      await store.posts.openPost(post, sampleQuestion({ id: post.questionId }), null)
      return post
    }
    const first = await open('a000000000000002', { openedAt: NOON - 5 })
    await open('a000000000000001')
    await open('a000000000000003')
    await open('a000000000000004', { audience: 'private' })
    await open('a000000000000005', { guildId: OTHER })
    const page = await store.weeklies.postsAfter(GUILD, { openedAt: 0, id: '' }, 2)
    expect(page.map(({ id }) => id)).toEqual(['a000000000000002', 'a000000000000001'])
    const rest = await store.weeklies.postsAfter(GUILD, page.at(-1)!, 2)
    expect(rest.map(({ id }) => id)).toEqual(['a000000000000003'])
    for (const [userId, right] of [
      ['400000000000000001', true],
      ['400000000000000002', false],
    ] as const)
      await store.answers.recordAnswer(
        first,
        sampleAttempt({ postId: first.id, userId, right, score: right ? 10 : 0 }),
        someClick(),
      )
    const [answer] = await store.weeklies.answersAfter(first.id, '', 1)
    expect(answer).toEqual({
      userId: '400000000000000001',
      questionId: first.questionId,
      day: '2026-11-23',
      answeredAt: NOON + 5000,
      points: 10,
      counted: true,
      right: true,
      isFirst: true,
    })
    const others = await store.weeklies.answersAfter(first.id, answer!.userId, 5)
    expect(others.map(({ userId, right }) => [userId, right])).toEqual([['400000000000000002', false]])
  })

  test('goes by what is true, where a correction says so', async () => {
    const { store, db } = await openScratchStore()
    await store.posts.openPost(samplePost(), sampleQuestion(), null)
    await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
    await db.updateTable('answers').set({ corrected_right: sql`0` }).execute()
    const [answer] = await store.weeklies.answersAfter(samplePost().id, '', 5)
    expect(answer).toMatchObject({ right: false, points: 10 })
  })
})
