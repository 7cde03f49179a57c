import { expect, test } from 'vitest'
import { collectResults } from '../../src/play/results/collect-results.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { EVERY_DAY } from '../../src/quiz/season.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { sampleBank, sampleQuestion } from '../quiz/sample.ts'
import { seed } from '../seed.ts'
import { openScratchStore, type ScratchStore } from './open.ts'
import {
  forgetPerson,
  NOON,
  sampleAttempt,
  sampleEvent,
  sampleExam,
  sampleExamItems,
  samplePost,
  someClick,
} from './sample.ts'

const SERVER = samplePost().guildId
const DAY_MS = 86_400_000
const BANK = sampleBank(4)

const collect = ({ store }: ScratchStore, request: Partial<Parameters<typeof collectResults>[1]> = {}) =>
  collectResults(
    { ...store, banks: { current: () => [BANK] }, clock: { now: () => NOON } },
    { guildId: SERVER, period: 'season', bank: null, ...request },
  ).then(outcome => {
    if (outcome.kind !== 'results') throw new Error(outcome.kind)
    return outcome.results
  })

/** Asks question `n` of the bank, and some people answer: right or wrong. */
const play = async (
  { store }: ScratchStore,
  n: number,
  answers: Readonly<Record<string, boolean>>,
  { at = NOON, ...given }: Partial<ReturnType<typeof samplePost>> & { readonly at?: number } = {},
) => {
  const question = BANK.questions[n]!
  const post = samplePost({
    id: `post${++posts}`.padEnd(16, '0'),
    questionId: question.id,
    hash: question.hash,
    openedAt: at,
    closesAt: at + 600_000,
    ...given,
  })
  await store.posts.openPost(post, question, null)
  const recorded = []
  for (const [userId, right] of Object.entries(answers)) {
    const attempt = sampleAttempt({ postId: post.id, userId, right, answeredAt: at + 1000 })
    recorded.push(await store.answers.recordAnswer(post, attempt, someClick(at)))
  }
  return recorded
}
let posts = 0

test('each person’s first attempts are counted by domain, and what they had met before as practice', async () => {
  const scratch = await openScratchStore()
  await play(scratch, 0, { ana: true, ben: false })
  await play(scratch, 1, { ana: false })
  await play(scratch, 0, { ana: true })
  const { groups, people } = await collect(scratch)
  expect(groups.map(({ domain }) => domain)).toEqual(['First', 'Second'])
  expect(people).toMatchObject([
    {
      userId: 'ana',
      total: { answered: 2, right: 1 },
      practice: { answered: 1, right: 1 },
      groups: [
        { answered: 1, right: 1 },
        { answered: 1, right: 0 },
      ],
    },
    { userId: 'ben', total: { answered: 1, right: 0 }, practice: { answered: 0, right: 0 } },
  ])
})

test('what people do in private, and on other servers, is no one else’s business', async () => {
  const scratch = await openScratchStore()
  await play(scratch, 0, { ana: true }, { audience: 'private' })
  await play(scratch, 1, { ana: true }, { guildId: '100000000000000002' })
  expect((await collect(scratch)).people).toEqual([])
})

test('only people who have scored on the server are listed: they were told', async () => {
  const scratch = await openScratchStore()
  await play(scratch, 0, { ana: true }, { guildId: '100000000000000002' })
  const [first] = await play(scratch, 0, { ana: true })
  expect(first).toMatchObject({ answer: { counted: false }, firstHere: false })
  expect((await collect(scratch)).people).toEqual([])
  expect(await play(scratch, 1, { ana: true })).toMatchObject([{ firstHere: true }])
  expect((await collect(scratch)).people).toMatchObject([{ practice: { answered: 1 } }])
})

test('of one bank, only what was answered from it is counted', async () => {
  const scratch = await openScratchStore()
  const moons = sampleBank(0, {
    name: 'moons',
    title: 'Moons',
    domains: [],
    questions: [sampleQuestion({ id: 'moons/one', bank: 'moons', domain: null })],
  })
  const banks = { current: () => [BANK, moons] }
  await play(scratch, 0, { ana: true, ben: true })
  await play(scratch, 1, { ben: true }, { questionId: 'moons/one' })
  const answeredFrom = async (bank: string | null) => {
    const outcome = await collectResults(
      { ...scratch.store, banks, clock: { now: () => NOON } },
      { guildId: SERVER, period: 'season', bank },
    )
    if (outcome.kind !== 'results') return outcome.kind
    return outcome.results.people.map(({ userId, total }) => `${userId} ${total.answered}`)
  }
  expect(await answeredFrom('sample')).toEqual(['ana 1', 'ben 1'])
  expect(await answeredFrom('Moons')).toEqual(['ben 1'])
  expect(await answeredFrom(null)).toEqual(['ben 2', 'ana 1'])
  expect(await answeredFrom('gone')).toBe('unknown-bank')
})

test('hidden people are only counted, and deleted ones are gone', async () => {
  const scratch = await openScratchStore()
  await play(scratch, 0, { ana: true, ben: true, cem: true })
  await scratch.store.people.setHidden('ben', NOON)
  await forgetPerson(scratch.store, 'cem')
  expect(await collect(scratch)).toMatchObject({ hidden: 1, people: [{ userId: 'ana' }] })
})

test('a period has the answers that were given on its days', async () => {
  const scratch = await openScratchStore()
  const at = (day: string) => Date.parse(`${day}T23:59:00Z`)
  const days = ['2026-10-31', '2026-11-01', '2026-11-16', '2026-11-17', '2026-11-23']
  for (const [n, day] of days.entries())
    await play(scratch, n % 4, { [`on ${day}`]: true }, { at: at(day), closesAt: at(day) + 3 * DAY_MS })
  const listed = async (period: Parameters<typeof collectResults>[1]['period']) =>
    (await collect(scratch, { period })).people.map(({ userId }) => userId.slice(3)).sort()
  expect(await listed('season')).toEqual(days.slice(1))
  expect(await listed('last-season')).toEqual(['2026-10-31'])
  expect(await listed('week')).toEqual(['2026-11-23'])
  expect(await listed('days7')).toEqual(['2026-11-17', '2026-11-23'])
  expect(await listed('days30')).toEqual(days)
  expect(await listed('all')).toEqual(days)
})

test('group exams that are over are in it with their scores, those that were cancelled are not', async () => {
  const scratch = await openScratchStore()
  const { examEvents } = scratch.store
  const sit = async (id: string, score: number, cancel: boolean) => {
    const event = sampleEvent({ id, startsAt: NOON, endsAt: NOON + 3_600_000 })
    await examEvents.planEvent(event, 5)
    await examEvents.join(id, 'ana', NOON)
    const { questions } = BANK
    await examEvents.beginEvent(id, { questions, blueprint: event.blueprint }, NOON)
    const exam = sampleExam({ id: `exam of ${id}`, eventId: id, userId: 'ana' })
    expect(await examEvents.startExam(exam, sampleExamItems())).toBe('started')
    if (cancel) await examEvents.cancel(id, NOON + 1)
    const over = event.endsAt + GRACE_MS
    expect(await examEvents.close(id, over)).toEqual({ kind: 'closed' })
    const submission = { answered: 4, right: 3, score }
    await examEvents.gradeExam(exam.id, over, () => ({ submission, answers: [] }))
  }
  await sit('event1', 7500, false)
  await sit('event2', 2500, true)
  const results = await collect(scratch)
  expect(results.exams).toEqual([{ title: 'Sample bank', day: '2026-11-23', passMark: 7000 }])
  expect(results.people).toMatchObject([{ userId: 'ana', total: { answered: 0 }, scores: [7500] }])
  expect((await collect(scratch, { period: 'last-season' })).people).toEqual([])
})

test('with any number of posts and answers, each answer is read once', async () => {
  const { db, store } = await openScratchStore()
  const dice = createRandom(seed)
  const expected: string[] = []
  for (let n = 0; n < 230; n++) {
    // Several open at the same moment, and some are answered by more people than fit a page.
    const id = `post${Math.floor(dice() * 1e9)}-${n}`
    const openedAt = NOON + Math.floor(n / 7) * 1000
    await db.insertInto('posts').values(rowOf(id, openedAt)).execute()
    const people = n === 120 ? 2300 : Math.floor(dice() * 3)
    const rows = Array.from({ length: people }, (_, person) => answerRow(id, `person-${person}`))
    for (let start = 0; start < rows.length; start += 500)
      await db
        .insertInto('answers')
        .values(rows.slice(start, start + 500))
        .execute()
    expected.push(...rows.map(({ post_id, user_id }) => `${post_id.split('-')[1]} ${user_id}`))
  }
  const read: string[] = []
  for await (const page of store.results.answersIn(SERVER, EVERY_DAY)) {
    expect(page.length).toBeLessThanOrEqual(1000)
    read.push(...page.map(({ questionId, userId }) => `${questionId} ${userId}`))
  }
  expect(read.sort()).toEqual(expected.sort())
})

const rowOf = (id: string, openedAt: number) => ({
  id,
  guild_id: SERVER,
  channel_id: 'channel',
  audience: 'channel' as const,
  asked_by: 'mo',
  question_id: id.split('-')[1]!,
  hash: 'hash',
  seed: 1,
  round: 1,
  rounds: 1,
  locale: 'en-US',
  opened_at: openedAt,
  closes_at: openedAt + 600_000,
  answered: 0,
  right_count: 0,
  zone: 'UTC',
  purpose: 'quiz' as const,
})

const answerRow = (postId: string, userId: string) => ({
  post_id: postId,
  user_id: userId,
  guild_id: SERVER,
  question_id: postId.split('-')[1]!,
  hash: 'hash',
  season: '2026-11',
  picked: 'A',
  is_right: 0 as const,
  score: 0,
  counted: 0 as const,
  took_ms: 1,
  answered_at: NOON,
  day: '2026-11-23',
})

test('each person is told once on each server, however many of their first answers come at once', async () => {
  const { store } = await openScratchStore()
  const all = BANK.questions.map((question, n) =>
    samplePost({ id: `post${n}`.padEnd(16, '0'), questionId: question.id, hash: question.hash }),
  )
  for (const [n, post] of all.entries()) await store.posts.openPost(post, BANK.questions[n]!, null)
  const recorded = await Promise.all(
    all.flatMap(post =>
      ['ana', 'ben'].map(async userId => {
        const outcome = await store.answers.recordAnswer(
          post,
          sampleAttempt({ postId: post.id, userId }),
          someClick(),
        )
        return outcome.kind === 'kept' && outcome.firstHere ? [userId] : []
      }),
    ),
  )
  expect(recorded.flat().sort()).toEqual(['ana', 'ben'])
})
