import { describe, expect, test } from 'vitest'
import type { AfterClose } from '../../src/play/ports/posts.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  dueAt,
  NOON,
  sampleAttempt,
  samplePost,
  sampleSession,
  seriesPurpose,
  someClick,
  someToken,
  tasksWithLease,
} from './sample.ts'

const question = sampleQuestion()
const nothing: AfterClose = { nextPost: null, endSession: null, revealAt: NOON }

describe('a post', () => {
  test('is read back as it was written, with its question', async () => {
    const { store } = await openScratchStore()
    expect(await store.posts.openPost(samplePost(), question, null)).toBe('opened')
    expect(await store.posts.findPost(samplePost().id)).toEqual(samplePost())
    expect(await store.posts.findRevision(question.hash)).toEqual(question)
  })

  test('keeps its first message id', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    await store.posts.setMessageId(samplePost().id, 'first')
    await store.posts.setMessageId(samplePost().id, 'second')
    expect((await store.posts.findPost(samplePost().id))?.messageId).toBe('first')
  })

  test('closes once, and then its reveal is due', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    const closings = await Promise.all(
      [1, 2, 3].map(n => store.posts.closePost(samplePost().id, NOON + n, nothing)),
    )
    expect(closings.filter(Boolean)).toHaveLength(1)
    expect((await dueAt(db, NOON)).map(task => task.kind)).toEqual(['reveal'])
  })

  test('is due to close at its time and not before', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    expect(await dueAt(db, NOON + 599_999)).toEqual([])
    expect(await dueAt(db, NOON + 600_000)).toMatchObject([{ kind: 'close', ref: samplePost().id }])
  })
})

describe('an answer', () => {
  test('is stored once per person, however many arrive concurrently', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    const outcomes = await Promise.all(
      ['A', 'B', 'C', 'D'].map(key =>
        store.answers.recordAnswer(samplePost(), sampleAttempt({ picked: [key] }), someClick()),
      ),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'already-answered',
      'already-answered',
      'already-answered',
      'kept',
    ])
    const kept = outcomes.find(({ kind }) => kind === 'kept')!
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ answer: kept.kind === 'kept' ? kept.answer : {} })
    expect(await store.answers.countAnswers(samplePost().id)).toBe(1)
  })

  test('is refused when the post is closed', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    await store.posts.closePost(samplePost().id, NOON, nothing)
    expect(await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())).toEqual({
      kind: 'closed',
    })
  })

  test('counts only at the first attempt in a season, on whatever server', async () => {
    const { store } = await openScratchStore()
    const again = samplePost({ id: 'post000000000002' })
    const elsewhere = samplePost({ id: 'post000000000003', guildId: '100000000000000002' })
    const nextMonth = samplePost({ id: 'post000000000004' })
    for (const post of [samplePost(), again, elsewhere, nextMonth])
      await store.posts.openPost(post, question, null)
    const december = Date.parse('2026-12-01T00:00:00Z')
    const counted = []
    for (const [post, answeredAt] of [
      [samplePost(), NOON],
      [again, NOON],
      [elsewhere, NOON],
      [nextMonth, december],
    ] as const) {
      const recorded = await store.answers.recordAnswer(
        post,
        sampleAttempt({ postId: post.id, answeredAt }),
        someClick(),
      )
      counted.push(recorded.kind === 'kept' && recorded.answer.counted)
    }
    expect(counted).toEqual([true, false, false, true])
    const { total } = (await store.boards.placeOf(
      samplePost().guildId,
      'all',
      'points',
      sampleAttempt().userId,
    ))!
    expect(total).toMatchObject({ points: 20, answered: 2, right: 2 })
  })

  test('plans one update of the public count, however many answers there are', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    for (const n of [1, 2, 3])
      await store.answers.recordAnswer(
        samplePost(),
        sampleAttempt({ userId: `40000000000000000${n}` }),
        someClick(),
      )
    expect(await dueAt(db, NOON + 5000 + 2999)).toEqual([])
    expect(await dueAt(db, NOON + 5000 + 3000)).toMatchObject([{ kind: 'count' }])
  })
})

describe('a task', () => {
  test('is taken by one of several processes', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    const taken = await Promise.all(
      [1, 2, 3].map(() => tasksWithLease(db, 5000).takeDueTasks(NOON + 600_000, 'live', 10)),
    )
    expect(taken.flat()).toMatchObject([{ kind: 'close', attempts: 1, dueAt: NOON + 605_000 }])
    expect(await dueAt(db, NOON + 604_999)).toEqual([])
    expect(await dueAt(db, NOON + 605_000)).toMatchObject([{ kind: 'close', attempts: 1 }])
  })

  test('is taken in the order of its due time, under the lease of its kind, up to the limit', async () => {
    const { db, store } = await openScratchStore()
    const tasks = tasksWithLease(db, 1000, { purge: { leaseMs: 60_000 } })
    await store.tasks.addTask('purge', 'third', NOON, 'later')
    await store.tasks.addTask('sync-guilds', 'first', NOON - 2000, 'later')
    await store.tasks.addTask('purge', 'second', NOON - 1000, 'later')
    const taken = await tasks.takeDueTasks(NOON, 'later', 2)
    expect(taken.map(({ ref, dueAt }) => [ref, dueAt - NOON]).sort()).toEqual([
      ['first', 1000],
      ['second', 60_000],
    ])
    expect(await tasks.takeDueTasks(NOON, 'live', 2)).toEqual([])
  })

  test('that is added again while it runs is run again', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
    const [task] = await tasksWithLease(db, 12_000).takeDueTasks(NOON + 8000, 'live', 1)
    await store.answers.recordAnswer(
      samplePost(),
      sampleAttempt({ userId: '400000000000000002' }),
      someClick(),
    )
    await store.tasks.finishTask(task!, NOON + 11_000)
    expect(await dueAt(db, NOON + 10_999)).toEqual([])
    const [again] = await tasksWithLease(db, 12_000).takeDueTasks(NOON + 11_000, 'live', 1)
    expect(again).toMatchObject({ kind: 'count', attempts: 1 })
    await store.tasks.finishTask(again!, NOON + 14_000)
    expect(await dueAt(db, NOON + 100_000)).toEqual([])
  })
})

describe('after the clock was set back by an hour', () => {
  const HOUR_MS = 3_600_000

  test('a question that opens in the future opens now, for as long as planned', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    const now = NOON - HOUR_MS
    await store.maintenance.rescheduleAfterRollback(now)
    const moved = { openedAt: now, closesAt: now + 600_000 }
    expect(await store.posts.findPost(samplePost().id)).toMatchObject(moved)
    expect(await dueAt(db, now + 600_000)).toMatchObject([{ kind: 'close' }])
  })

  test('short-term tasks are due now, and long-term tasks keep their time', async () => {
    const { db, store } = await openScratchStore()
    for (const kind of ['send', 'count', 'reveal', 'purge', 'sync-guilds'] as const)
      await store.tasks.addTask(kind, 'some', NOON, 'live')
    await store.maintenance.rescheduleAfterRollback(NOON - HOUR_MS)
    const due = (await dueAt(db, NOON - HOUR_MS)).map(({ kind }) => kind)
    expect(due.sort()).toEqual(['count', 'reveal', 'send'])
  })
})

describe('a session', () => {
  const inSession = samplePost({ purpose: seriesPurpose() })
  const second = samplePost({ id: 'post000000000002', purpose: seriesPurpose(2) })
  const next = { post: second, question, dueAt: NOON + 5000 }

  test('is the only open one in its channel until it ends', async () => {
    const { store } = await openScratchStore()
    const other = {
      session: sampleSession({ id: 'session000000002' }),
      post: samplePost({ id: 'post000000000009' }),
    }
    expect(await store.posts.openPost(inSession, question, sampleSession())).toBe('opened')
    expect(await store.posts.openPost(other.post, question, other.session)).toBe('session-running')
    expect(await store.posts.findPost(other.post.id)).toBeNull()
    await store.posts.closePost(inSession.id, NOON, nothing)
    await store.sessions.endSession(sampleSession().id, NOON, NOON)
    expect(await store.posts.openPost(other.post, question, other.session)).toBe('opened')
  })

  test('does not end while a question is open, and takes no question once it has ended', async () => {
    const { store } = await openScratchStore()
    const end = () => store.sessions.endSession(sampleSession().id, NOON, NOON)
    await store.posts.openPost(inSession, question, sampleSession())
    expect(await end()).toBe(false)
    await store.posts.closePost(inSession.id, NOON, nothing)
    const outcomes = await Promise.all([end(), store.posts.openPost(second, question, null)])
    expect([
      [true, 'already-asked'],
      [false, 'opened'],
    ]).toContainEqual(outcomes)
  })

  test('stores its next question when the one before closes', async () => {
    const { db, store } = await openScratchStore()
    await store.posts.openPost(inSession, question, sampleSession())
    await store.posts.closePost(inSession.id, NOON, { ...nothing, nextPost: next })
    expect(await store.posts.findOpenPost(sampleSession().id)).toMatchObject({
      id: second.id,
      purpose: { round: 2 },
    })
    expect((await dueAt(db, NOON + 5000)).map(task => task.kind)).toEqual(['reveal', 'send'])
  })

  test('stores a click’s newer token, at most once a minute', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(inSession, question, sampleSession())
    await store.answers.recordAnswer(inSession, sampleAttempt(), someClick(NOON + 30_000))
    expect((await store.sessions.findSession(sampleSession().id))?.token?.issuedAt).toBe(NOON)
    await store.answers.recordAnswer(
      inSession,
      sampleAttempt({ userId: '400000000000000002' }),
      someClick(NOON + 90_000),
    )
    expect((await store.sessions.findSession(sampleSession().id))?.token).toEqual(someToken(NOON + 90_000))
  })

  test('ranks people by their points in it, practice included', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(inSession, question, sampleSession())
    await store.posts.closePost(inSession.id, NOON, { ...nothing, nextPost: next })
    for (const [userId, score] of [
      ['ana', 0],
      ['ben', 14],
      ['cem', 14],
    ] as const)
      await store.answers.recordAnswer(
        second,
        sampleAttempt({
          postId: second.id,
          userId,
          score,
          right: score > 0,
          answeredAt: NOON + userId.charCodeAt(0),
        }),
        someClick(),
      )
    expect(await store.sessions.placingsOf(sampleSession().id)).toEqual([
      { userId: 'ben', score: 14, right: 1, answered: 1 },
      { userId: 'cem', score: 14, right: 1, answered: 1 },
      { userId: 'ana', score: 0, right: 0, answered: 1 },
    ])
  })

  test('puts those who share a place next to each other', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(inSession, question, sampleSession())
    await store.posts.closePost(inSession.id, NOON, { ...nothing, nextPost: next })
    for (const [userId, right] of [
      ['ana', true],
      ['ben', false],
      ['cem', true],
    ] as const)
      await store.answers.recordAnswer(
        second,
        sampleAttempt({
          postId: second.id,
          userId,
          score: 14,
          right,
          answeredAt: NOON + userId.charCodeAt(0),
        }),
        someClick(),
      )
    const order = (await store.sessions.placingsOf(sampleSession().id)).map(({ userId }) => userId)
    expect(order).toEqual(['ana', 'cem', 'ben'])
  })
})

describe('the history', () => {
  test('of a server counts the questions asked in its channels and the right answers', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(samplePost(), question, null)
    await store.posts.openPost(samplePost({ id: 'post000000000002', audience: 'private' }), question, null)
    await store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
    await store.posts.closePost(samplePost().id, NOON, nothing)
    expect([...(await store.answers.historyOfGuild(samplePost().guildId))]).toEqual([
      ['sample/one', { asked: 1, answered: 1, right: 1 }],
    ])
  })

  test('of a person counts their answers everywhere', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(samplePost({ audience: 'private' }), question, null)
    await store.answers.recordAnswer(
      samplePost({ audience: 'private' }),
      sampleAttempt({ right: false, score: 0 }),
      someClick(),
    )
    expect([...(await store.answers.historyOfUser(sampleAttempt().userId))]).toEqual([
      ['sample/one', { asked: 1, answered: 1, right: 0 }],
    ])
  })
})
