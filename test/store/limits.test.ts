import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleQuestion } from '../quiz/sample.ts'
import { openScratchStore } from './open.ts'
import {
  NOON,
  sampleAttempt,
  samplePost,
  sampleSession,
  seriesPurpose,
  someClick,
  someToken,
} from './sample.ts'

const question = sampleQuestion()
const LIMITS = { ofPerson: 2, inChannel: 3 }
const nothing = { nextPost: null, endSession: null, revealAt: NOON }

const id = (n: number): string => `post${String(n).padStart(12, '0')}`

type Given = {
  readonly askedBy: string
  readonly channelId: string
  readonly audience: 'channel' | 'private'
  readonly after: 'open' | 'answered' | 'closed'
}

const anyPost: fc.Arbitrary<Given> = fc.record({
  askedBy: fc.constantFrom('ana', 'ben', 'cem'),
  channelId: fc.constantFrom('here', 'there'),
  audience: fc.constantFrom('channel', 'channel', 'private'),
  after: fc.constantFrom('open', 'open', 'answered', 'closed'),
})

/** The rule that the store's counts repeat. */
const expected = (open: readonly Given[], post: Given) => {
  const unanswered = open.filter(({ after }) => after === 'open')
  if (unanswered.filter(one => one.askedBy === post.askedBy).length >= LIMITS.ofPerson) return 'person-limit'
  const here = unanswered.filter(one => one.channelId === post.channelId && one.audience === 'channel')
  return post.audience === 'channel' && here.length >= LIMITS.inChannel ? 'channel-limit' : 'opened'
}

describe('open questions', () => {
  test('are counted as the rule says: open, unanswered, of the person or in the channel', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPost, { maxLength: 14 }), async posts => {
        const { store, db } = await openScratchStore()
        const written: Given[] = []
        for (const [n, given] of posts.entries()) {
          const { after, ...fields } = given
          const post = samplePost({ ...fields, id: id(n) })
          const outcome = await store.posts.openPost(post, question, null, LIMITS)
          expect(outcome).toBe(expected(written, given))
          if (outcome !== 'opened') continue
          written.push(given)
          const attempt = sampleAttempt({ postId: post.id })
          if (after === 'answered') await store.answers.recordAnswer(post, attempt, someClick())
          if (after === 'closed') await store.posts.closePost(post.id, NOON, nothing)
        }
        await db.deleteFrom('posts').execute()
        await db.deleteFrom('answers').execute()
      }),
      { numRuns: 12 },
    )
  })

  test('are counted once by processes that ask at the same moment', async () => {
    const { store } = await openScratchStore()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        store.posts.openPost(samplePost({ id: id(n) }), question, null, LIMITS),
      ),
    )
    expect(outcomes.filter(outcome => outcome === 'opened')).toHaveLength(LIMITS.ofPerson)
  })

  test('of dailies count for no one, and no limit is no limit', async () => {
    const { store } = await openScratchStore()
    for (let n = 0; n < 5; n++)
      expect(await store.posts.openPost(samplePost({ id: id(n) }), question, null)).toBe('opened')
  })
})

describe('a post that follows another', () => {
  const follower = (n: number) =>
    samplePost({ id: id(n), purpose: { kind: 'quiz', follows: samplePost().id } })

  test('is written once, by the unique key, and read back as such', async () => {
    const { store } = await openScratchStore()
    const outcomes = await Promise.all([1, 2, 3].map(n => store.posts.openPost(follower(n), question, null)))
    expect(outcomes.sort()).toEqual(['already-asked', 'already-asked', 'opened'])
    const posts = await Promise.all([1, 2, 3].map(n => store.posts.findPost(id(n))))
    expect(posts.find(post => post !== null)!.purpose).toEqual({ kind: 'quiz', follows: samplePost().id })
  })

  test('frees its place where no one saw it, and keeps it otherwise', async () => {
    const { store } = await openScratchStore()
    await store.posts.openPost(follower(1), question, null)
    await store.posts.closePost(id(1), NOON, nothing)
    expect(await store.posts.openPost(follower(2), question, null)).toBe('opened')
    await store.posts.setMessageId(id(2), 'message')
    await store.posts.closePost(id(2), NOON, nothing)
    expect(await store.posts.openPost(follower(3), question, null)).toBe('already-asked')
  })
})

describe('the follow-up messages of a session’s token', () => {
  const open = async (followUpsLeft?: number) => {
    const { store } = await openScratchStore()
    const token = { ...someToken(), ...(followUpsLeft !== undefined && { followUpsLeft }) }
    const session = sampleSession({ token })
    const post = samplePost({ purpose: seriesPurpose() })
    await store.posts.openPost(post, question, session)
    const take = async (keep: number) => (await store.sessions.takeFollowUp(session.id, keep))?.token
    return { store, session, post, token, take }
  }

  test('are taken one by one, by processes at once too, down to what is kept', async () => {
    const { take, store, session } = await open(5)
    const taken = await Promise.all(Array.from({ length: 7 }, () => take(1)))
    expect(taken.filter(Boolean)).toHaveLength(4)
    expect(await take(0)).toMatchObject({ followUpsLeft: 0 })
    expect(await take(0)).toBeUndefined()
    expect((await store.sessions.findSession(session.id))!.token!.followUpsLeft).toBe(0)
  })

  test('have no end where Discord sets no limit', async () => {
    const { take, token } = await open()
    for (let n = 0; n < 10; n++) expect(await take(1)).toEqual(token)
  })

  test('are as many as before with the next press, however soon it comes', async () => {
    const { store, session, post, take } = await open(5)
    await take(1)
    const fresh = { value: 'fresh', issuedAt: NOON + 1, followUpsLeft: 5 }
    await store.answers.recordAnswer(post, sampleAttempt(), { messageId: 'message', token: fresh })
    expect((await store.sessions.findSession(session.id))!.token).toEqual(fresh)
    const later = { value: 'later', issuedAt: NOON + 2, followUpsLeft: 5 }
    await store.sessions.refreshToken(session.id, later)
    expect((await store.sessions.findSession(session.id))!.token).toEqual(fresh)
    await take(1)
    await store.sessions.refreshToken(session.id, later)
    expect((await store.sessions.findSession(session.id))!.token).toEqual(later)
  })
})

test('pages about a person have each row once, whatever stands at their edges', async () => {
  const { store, db } = await openScratchStore()
  const COUNT = 501
  for (let n = 0; n < COUNT; n++) {
    const post = samplePost({ id: id(n), askedBy: n % 2 === 0 ? 'ana' : 'ben', questionId: `q${n % 3}` })
    await db
      .insertInto('answers')
      .values({
        post_id: post.id,
        user_id: 'ana',
        guild_id: post.guildId,
        question_id: post.questionId,
        hash: post.hash,
        season: '2026-11',
        picked: 'A',
        is_right: 0,
        score: 0,
        counted: 0,
        took_ms: 1,
        answered_at: NOON,
        day: '2026-11-23',
        daily_day: null,
      })
      .execute()
    await store.posts.openPost(post, question, null)
  }
  const seen: string[] = []
  const kinds: string[] = []
  for await (const page of store.people.pagesAbout('ana')) {
    if (kinds.at(-1) !== page.kind) kinds.push(page.kind)
    if (page.kind === 'answers') seen.push(...page.rows.map(({ postId }) => `answer ${postId}`))
    if (page.kind === 'posts') seen.push(...page.rows.map(post => `post ${post.id}`))
  }
  expect(kinds).toEqual(['answers', 'posts'])
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(COUNT + Math.ceil(COUNT / 2))
})
