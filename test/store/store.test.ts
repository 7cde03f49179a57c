import { describe, expect, test } from 'vitest'
import type { Then } from '../../src/play/ports.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  dueAt,
  leaseOf,
  NOON,
  sampleAttempt,
  samplePost,
  sampleSession,
  someClick,
  somePass,
} from './sample.ts'

const question = sampleQuestion()
const nothing: Then = { next: null, endSession: null, revealAt: NOON }

describe('a post', () => {
  test('comes back as it was written, with its question as it was', async () => {
    const { store } = await openScratchStore()
    expect(await store.open(samplePost(), question, null)).toBe('opened')
    expect(await store.post(samplePost().id)).toEqual(samplePost())
    expect(await store.revision(question.hash)).toEqual(question)
  })

  test('keeps the first message id that it is told', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    await store.posted(samplePost().id, 'first')
    await store.posted(samplePost().id, 'second')
    expect((await store.post(samplePost().id))?.messageId).toBe('first')
  })

  test('closes once, and its reveal is due then', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    const closings = await Promise.all([1, 2, 3].map(n => store.close(samplePost().id, NOON + n, nothing)))
    expect(closings.filter(Boolean)).toHaveLength(1)
    expect((await dueAt(store, NOON)).map(task => task.kind)).toEqual(['reveal'])
  })

  test('that is due to close is found at its time and not before', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    expect(await dueAt(store, NOON + 599_999)).toEqual([])
    expect(await dueAt(store, NOON + 600_000)).toMatchObject([{ kind: 'close', ref: samplePost().id }])
  })
})

describe('an answer', () => {
  test('is kept once, however often and fast it is given', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    const tries = await Promise.all(
      ['A', 'B', 'C', 'D'].map(key =>
        store.record(samplePost(), sampleAttempt({ picked: [key] }), someClick()),
      ),
    )
    expect(tries.map(one => one.kind).sort()).toEqual([
      'already-answered',
      'already-answered',
      'already-answered',
      'kept',
    ])
    const kept = tries.find(one => one.kind === 'kept')!
    for (const one of tries) expect(one).toMatchObject({ answer: kept.kind === 'kept' ? kept.answer : {} })
    expect(await store.answeredCount(samplePost().id)).toBe(1)
  })

  test('is refused when the post is closed', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    await store.close(samplePost().id, NOON, nothing)
    expect(await store.record(samplePost(), sampleAttempt(), someClick())).toEqual({ kind: 'closed' })
  })

  test('scores at the first attempt of a season only, per server', async () => {
    const { store } = await openScratchStore()
    const again = samplePost({ id: 'post000000000002' })
    const elsewhere = samplePost({ id: 'post000000000003', serverId: '100000000000000002' })
    const nextMonth = samplePost({ id: 'post000000000004' })
    for (const post of [samplePost(), again, elsewhere, nextMonth]) await store.open(post, question, null)
    const december = Date.parse('2026-12-01T00:00:00Z')
    const counted = []
    for (const [post, answeredAt] of [
      [samplePost(), NOON],
      [again, NOON],
      [elsewhere, NOON],
      [nextMonth, december],
    ] as const) {
      const recorded = await store.record(post, sampleAttempt({ postId: post.id, answeredAt }), someClick())
      counted.push(recorded.kind === 'kept' && recorded.answer.counted)
    }
    expect(counted).toEqual([true, false, true, true])
    const { total } = (await store.place(samplePost().serverId, 'all', 'points', sampleAttempt().userId))!
    expect(total).toMatchObject({ points: 20, answered: 2, right: 2 })
  })

  test('asks for one new public count, however many come', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    for (const n of [1, 2, 3])
      await store.record(samplePost(), sampleAttempt({ userId: `40000000000000000${n}` }), someClick())
    expect(await dueAt(store, NOON + 5000 + 2999)).toEqual([])
    expect(await dueAt(store, NOON + 5000 + 3000)).toMatchObject([{ kind: 'count' }])
  })
})

describe('a task', () => {
  test('is taken by one of many', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    const taken = await Promise.all(
      [1, 2, 3].map(() => store.takeDue(NOON + 600_000, 'live', 10, leaseOf(5000))),
    )
    expect(taken.flat()).toMatchObject([{ kind: 'close', attempts: 1, dueAt: NOON + 605_000 }])
    expect(await dueAt(store, NOON + 604_999)).toEqual([])
    expect(await dueAt(store, NOON + 605_000)).toMatchObject([{ kind: 'close', attempts: 2 }])
  })

  test('that is due longest is taken first, for as long as its kind says, and no more than was asked for', async () => {
    const { store } = await openScratchStore()
    const leases = { ...leaseOf(1000), purge: 60_000 }
    await store.addTask('purge', 'third', NOON, 'later')
    await store.addTask('census', 'first', NOON - 2000, 'later')
    await store.addTask('purge', 'second', NOON - 1000, 'later')
    const taken = await store.takeDue(NOON, 'later', 2, leases)
    expect(taken.map(({ ref, dueAt }) => [ref, dueAt - NOON]).sort()).toEqual([
      ['first', 1000],
      ['second', 60_000],
    ])
    expect(await store.takeDue(NOON, 'live', 2, leases)).toEqual([])
  })

  test('that was asked for again while it was done is done again', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    await store.record(samplePost(), sampleAttempt(), someClick())
    const [task] = await store.takeDue(NOON + 8000, 'live', 1, leaseOf(12_000))
    await store.record(samplePost(), sampleAttempt({ userId: '400000000000000002' }), someClick())
    await store.finish(task!, NOON + 11_000)
    expect(await dueAt(store, NOON + 10_999)).toEqual([])
    const [again] = await store.takeDue(NOON + 11_000, 'live', 1, leaseOf(12_000))
    expect(again).toMatchObject({ kind: 'count', attempts: 1 })
    await store.finish(again!, NOON + 14_000)
    expect(await dueAt(store, NOON + 100_000)).toEqual([])
  })
})

describe('after the clock was put back by an hour', () => {
  const HOUR_MS = 3_600_000

  test('a question that opens in the future opens now, for as long as it was to be open', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    const now = NOON - HOUR_MS
    await store.putBack(now)
    const mended = { openedAt: now, closesAt: now + 600_000 }
    expect(await store.post(samplePost().id)).toMatchObject(mended)
    expect(await dueAt(store, now + 600_000)).toMatchObject([{ kind: 'close' }])
  })

  test('what comes soon after something is due now, and what is planned for a far day stays', async () => {
    const { store } = await openScratchStore()
    for (const kind of ['send', 'count', 'reveal', 'purge', 'census'] as const)
      await store.addTask(kind, 'some', NOON, 'live')
    await store.putBack(NOON - HOUR_MS)
    const due = (await dueAt(store, NOON - HOUR_MS)).map(({ kind }) => kind)
    expect(due.sort()).toEqual(['count', 'reveal', 'send'])
  })
})

describe('a session', () => {
  const inSession = samplePost({ sessionId: sampleSession().id, rounds: 3 })
  const second = samplePost({ id: 'post000000000002', sessionId: sampleSession().id, round: 2, rounds: 3 })
  const next = { post: second, question, dueAt: NOON + 5000 }

  test('is the only open one in its channel, until it ends', async () => {
    const { store } = await openScratchStore()
    const other = {
      session: sampleSession({ id: 'session000000002' }),
      post: samplePost({ id: 'post000000000009' }),
    }
    expect(await store.open(inSession, question, sampleSession())).toBe('opened')
    expect(await store.open(other.post, question, other.session)).toBe('session-running')
    expect(await store.post(other.post.id)).toBeNull()
    await store.endSession(sampleSession().id, NOON, NOON)
    expect(await store.open(other.post, question, other.session)).toBe('opened')
  })

  test('writes its next question with the close of the one before', async () => {
    const { store } = await openScratchStore()
    await store.open(inSession, question, sampleSession())
    await store.close(inSession.id, NOON, { ...nothing, next })
    expect(await store.openPostOf(sampleSession().id)).toMatchObject({ id: second.id, round: 2 })
    expect((await dueAt(store, NOON + 5000)).map(task => task.kind)).toEqual(['reveal', 'send'])
  })

  test('takes the newest pass that clicks bring, a minute apart at least', async () => {
    const { store } = await openScratchStore()
    await store.open(inSession, question, sampleSession())
    await store.record(inSession, sampleAttempt(), someClick(NOON + 30_000))
    expect((await store.session(sampleSession().id))?.pass?.issuedAt).toBe(NOON)
    await store.record(inSession, sampleAttempt({ userId: '400000000000000002' }), someClick(NOON + 90_000))
    expect((await store.session(sampleSession().id))?.pass).toEqual(somePass(NOON + 90_000))
  })

  test('ranks its people by what they earned in it, practice or not', async () => {
    const { store } = await openScratchStore()
    await store.open(inSession, question, sampleSession())
    await store.close(inSession.id, NOON, { ...nothing, next })
    for (const [userId, score] of [
      ['ana', 0],
      ['ben', 14],
      ['cem', 14],
    ] as const)
      await store.record(
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
    expect(await store.placings(sampleSession().id)).toEqual([
      { userId: 'ben', score: 14, right: 1, answered: 1 },
      { userId: 'cem', score: 14, right: 1, answered: 1 },
      { userId: 'ana', score: 0, right: 0, answered: 1 },
    ])
  })
})

describe('the history', () => {
  test('of a server counts what was asked in its channels and how that went', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost(), question, null)
    await store.open(samplePost({ id: 'post000000000002', audience: 'private' }), question, null)
    await store.record(samplePost(), sampleAttempt(), someClick())
    await store.close(samplePost().id, NOON, nothing)
    expect([...(await store.historyOfServer(samplePost().serverId))]).toEqual([
      ['sample/one', { asked: 1, answered: 1, right: 1 }],
    ])
  })

  test('of a person counts what they answered anywhere', async () => {
    const { store } = await openScratchStore()
    await store.open(samplePost({ audience: 'private' }), question, null)
    await store.record(
      samplePost({ audience: 'private' }),
      sampleAttempt({ right: false, score: 0 }),
      someClick(),
    )
    expect([...(await store.historyOfUser(sampleAttempt().userId))]).toEqual([
      ['sample/one', { asked: 1, answered: 1, right: 0 }],
    ])
  })
})
