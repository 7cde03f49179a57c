import fc from 'fast-check'
import { expect, inject, test } from 'vitest'
import type { AfterClose } from '../../src/play/ports/posts.ts'
import { isPublic, type Post } from '../../src/play/record.ts'
import { dateIn } from '../../src/quiz/day.ts'
import { practiceReason, seasonStart } from '../../src/quiz/exposure.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { everythingAbout } from './everything.ts'
import { openScratchStore } from './open.ts'
import { forgetPerson, sampleAttempt, samplePost, someClick } from './sample.ts'

// SQL repeats the rule of quiz/exposure.ts: both must say the same of whatever people do.

const numRuns = inject('runsAll') ? 80 : 40
const HOUR_MS = 3_600_000
const nothing: AfterClose = { nextPost: null, endSession: null, revealAt: 0 }
const PEOPLE = ['400000000000000001', '400000000000000002']
const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles']

/** Hours before the new year in UTC, so that the zones enter the new season one after the other. */
const START = Date.parse('2026-12-30T20:00:00Z')

const place = fc.constantFrom(0, 1, 2, 'private' as const, 'direct' as const)
const person = fc.nat(PEOPLE.length - 1)
const question = fc.nat(1)
const isTrial = fc.constantFrom(true, false, false)
const hoursLater = fc.constantFrom(0, 0, 1, 8, 30, 800)

const events = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('answer'), place, person, question, hoursLater, isTrial }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reveal'), place, person, question, hoursLater }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire'), place, person, question, hoursLater }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('show'), place, person, question, hoursLater }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), place, person, question, hoursLater }) },
)

type Event = typeof events extends fc.Arbitrary<infer Value> ? Value : never

/** The rule, told of everything that happens: when each person last met each question. */
const createModel = () => {
  const lastMet = new Map<string, number>()
  const keyOf = (userId: string, { questionId }: Post) => `${userId} ${questionId}`
  const meet = (userId: string, post: Post, at: number) => {
    const key = keyOf(userId, post)
    lastMet.set(key, Math.max(at, lastMet.get(key) ?? 0))
  }
  return {
    meet,
    scores(userId: string, post: Post, at: number, isTrial: boolean): boolean {
      const lastAt = lastMet.get(keyOf(userId, post)) ?? null
      const seasonStartsAt = seasonStart(post.zone, dateIn(post.zone, at), post.rhythm)
      meet(userId, post, at)
      return practiceReason({ lastAt }, { isPublic: isPublic(post), seasonStartsAt, isTrial }) === null
    },
    forget(userId: string) {
      for (const key of lastMet.keys()) if (key.startsWith(userId)) lastMet.delete(key)
    },
  }
}

test('an attempt counts exactly where the rule lets it, whatever was answered, revealed, shown and deleted before', async () => {
  const { db, store } = await openScratchStore()
  let runs = 0
  const seen = new Set<boolean>()
  await fc.assert(
    fc.asyncProperty(fc.array(events, { minLength: 4, maxLength: 25 }), async history => {
      const run = `r${runs++}`
      const model = createModel()
      let now = START
      for (const [n, event] of history.entries()) {
        now += event.hoursLater * HOUR_MS
        const userId = `${PEOPLE[event.person]}${run}`
        const post = postOf(event, `${run}n${n}`, userId, now)
        if (event.kind === 'delete') {
          await forgetPerson(store, userId, now)
          model.forget(userId)
          continue
        }
        await store.posts.openPost(post, sampleQuestion(), null)
        if (!isPublic(post)) model.meet(userId, post, now)
        if (event.kind === 'reveal') {
          await store.posts.closePost(post.id, now, nothing, { asker: true, userId })
          model.meet(userId, post, now)
        }
        if (event.kind === 'expire') {
          await store.posts.closePost(post.id, now, nothing, { asker: true, userId: null })
          model.meet(userId, post, now)
        }
        if (event.kind !== 'answer') continue
        const day = dateIn(post.zone, now)
        const attempt = sampleAttempt({
          postId: post.id,
          userId,
          answeredAt: now,
          day,
          isTrial: event.isTrial,
        })
        const recorded = await store.answers.recordAnswer(post, attempt, someClick())
        const counted = model.scores(userId, post, now, event.isTrial)
        seen.add(counted)
        expect(recorded).toMatchObject({ kind: 'kept', answer: { counted } })
      }
      const sum = await db
        .selectFrom('totals')
        .select(eb => eb.fn.sum<number>('answered').as('answered'))
        .where('period', '=', 'all')
        .where('user_id', 'like', `%${run}`)
        .executeTakeFirst()
      const answers = await db
        .selectFrom('answers')
        .select(eb => eb.fn.sum<number>('counted').as('counted'))
        .where('user_id', 'like', `%${run}`)
        .executeTakeFirst()
      expect(Number(sum?.answered ?? 0)).toBe(Number(answers?.counted ?? 0))
    }),
    { numRuns },
  )
  expect(seen).toEqual(new Set([true, false]))
})

const postOf = ({ place, question }: Event, id: string, userId: string, now: number): Post => {
  const zone = typeof place === 'number' ? ZONES[place]! : 'UTC'
  const alone = typeof place === 'number' ? null : place
  const guildId = alone === 'direct' ? `dm of ${userId}` : `guild in ${zone}`
  return samplePost({
    id,
    guildId,
    channelId: alone === 'direct' ? guildId : '200000000000000001',
    audience: alone ?? 'channel',
    askedBy: userId,
    questionId: `sample/${question}`,
    zone,
    openedAt: now,
    closesAt: now + HOUR_MS,
  })
}

test('a person’s clicks at the same instant on two posts of one question score once', async () => {
  const { store } = await openScratchStore()
  const posts = ['post0000000000a1', 'post0000000000a2', 'post0000000000a3'].map((id, n) =>
    samplePost({ id, guildId: `10000000000000000${n}` }),
  )
  for (const post of posts) await store.posts.openPost(post, sampleQuestion(), null)
  const outcomes = await Promise.all(
    [...posts, ...posts].map(post =>
      store.answers.recordAnswer(post, sampleAttempt({ postId: post.id }), someClick()),
    ),
  )
  expect(outcomes.map(({ kind }) => kind)).toEqual([
    ...posts.map(() => 'kept'),
    ...posts.map(() => 'already-answered'),
  ])
  expect(outcomes.filter(one => one.kind === 'kept' && one.answer.counted)).toHaveLength(1)
})

test('an open post that a person answered takes no second answer after they deleted their data, a closed one tells nothing', async () => {
  const { db, store } = await openScratchStore()
  await store.posts.openPost(samplePost(), sampleQuestion(), null)
  const click = () => store.answers.recordAnswer(samplePost(), sampleAttempt(), someClick())
  expect((await click()).kind).toBe('kept')
  await forgetPerson(store, sampleAttempt().userId)
  expect(await store.answers.countAnswers(samplePost().id)).toBe(0)
  expect(await click()).toEqual({ kind: 'spent' })
  expect(await everythingAbout(store, sampleAttempt().userId)).toMatchObject({
    'spent-posts': [samplePost().id],
  })
  await store.posts.closePost(samplePost().id, samplePost().closesAt, nothing)
  expect(await click()).toEqual({ kind: 'closed' })
  expect(await db.selectFrom('spent_answers').selectAll().execute()).toEqual([])
})
