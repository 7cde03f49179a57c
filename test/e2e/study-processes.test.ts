import { Kysely } from 'kysely'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import { dayNumberIn } from '../../src/quiz/day.ts'
import { dueOn } from '../../src/quiz/study/due.ts'
import { dialectOf } from '../../src/store/database/dialect.ts'
import type { Schema } from '../../src/store/schema.ts'
import { openStore } from '../../src/store/store.ts'
import { sampleQuestion } from '../quiz/sample.ts'
import { dueCards } from '../store/cards.ts'
import { sampleAttempt, samplePost, someClick } from '../store/sample.ts'
import { eventually, sleep, studyGroup } from './read.ts'
import { ownDatabase } from './several.ts'
import { spawnBot, spawnStage } from './spawned.ts'

const DAY_MS = 86_400_000

/** So many that a kill comes in the middle. */
const CARDS = 600

type Opened = Awaited<ReturnType<typeof openStore>>['store']

const openOf = async ({ DATABASE_URL }: Record<string, string>): Promise<Opened> =>
  (await openStore(parseDatabaseUrl(DATABASE_URL!)!)).store

/** A question that the person answered so many days ago, by default one that the bank doesn't have any more. */
const answerOnce = async (
  store: Opened,
  n: number,
  userId: string,
  daysAgo: number,
  right: boolean,
  questionId = `sky/${n}`,
) => {
  const openedAt = Date.now() - daysAgo * DAY_MS
  const post = samplePost({
    audience: 'private',
    askedBy: userId,
    id: `post${String(n).padStart(12, '0')}`,
    questionId,
    openedAt,
    // Not over: a running bot would close it before the answer is stored.
    closesAt: Date.now() + DAY_MS,
  })
  await store.posts.openPost(post, sampleQuestion({ id: questionId }), null)
  const attempt = sampleAttempt({ postId: post.id, userId, right, answeredAt: openedAt + 1000 })
  await store.answers.recordAnswer(post, attempt, someClick(openedAt))
}

describe.skipIf(inject('postgres') === null)('two processes on one PostgreSQL', () => {
  test('reminders come once though one of two processes is killed while they are sent', async () => {
    const { discord, bot, environment } = await spawnStage({
      environment: { DATABASE_URL: await ownDatabase() },
    })
    const other = await spawnBot(environment)
    await other.logged('connected to Discord')
    const { server } = studyGroup(discord)
    const people = Array.from({ length: 60 }, (_, n) => server.member(`Person ${n}`))
    const store = await openOf(environment)
    for (const [n, { id }] of people.entries()) await answerOnce(store, n, id, 5, false, 'sky/q0')
    const today = dayNumberIn('UTC', Date.now())
    const minutes = Math.floor((Date.now() % DAY_MS) / 60_000)
    const settings = { zone: 'UTC', remindMinutes: minutes, remindedOn: today - 1 }
    await Promise.all(
      people.map(({ id }) => store.study.saveSettings(id, settings, { remindAt: Date.now() })),
    )
    const messages = ({ id }: Member) => discord.directMessage({ id } as Member).seenBy().length
    await eventually(() => people.filter(person => messages(person) > 0).length >= 10)
    await bot.kill('SIGKILL')
    // What it had taken is taken over after 20 seconds.
    await eventually(() => people.every(person => messages(person) > 0))
    await sleep(1500)
    expect(people.map(messages)).toEqual(people.map(() => 1))
    const reminded = await Promise.all(
      people.map(async ({ id }) => (await store.study.settingsOf(id)).remindedOn),
    )
    expect(new Set(reminded)).toEqual(new Set([today]))
    expect(other.log()).not.toContain('"level":50')
    await store.maintenance.stop()
  })
})

test('a change of plan reaches every card though the process is killed in the middle', async () => {
  const stage = await spawnStage({
    ...(inject('postgres') !== null && { environment: { DATABASE_URL: await ownDatabase() } }),
  })
  await stage.bot.kill('SIGKILL')
  const ana = studyGroup(stage.discord).ana.id
  const store = await openOf(stage.environment)
  const database = parseDatabaseUrl(stage.environment.DATABASE_URL!)!
  const db = new Kysely<Schema>({ dialect: await dialectOf(database) })
  onTestFinished(() => db.destroy())
  for (let n = 0; n < CARDS; n += 50)
    await Promise.all(Array.from({ length: 50 }, (_, k) => answerOnce(store, n + k, ana, 1, true)))
  const before = await dueCards(db, ana, 99_999)
  const examOn = dayNumberIn('UTC', Date.now()) + 4
  await store.study.saveSettings(ana, { zone: 'UTC', examOn }, { rescheduleAt: Date.now() })
  const changed = async () => {
    const now = new Map((await dueCards(db, ana, 99_999)).map(card => [card.questionId, card.dueOn]))
    return before.filter(({ questionId, dueOn }) => now.get(questionId) !== dueOn).length
  }
  const first = await spawnBot(stage.environment)
  while ((await changed()) === 0) await sleep(5)
  await first.kill('SIGKILL')
  const reached = await changed()
  expect(reached).toBeGreaterThan(0)
  expect(reached).toBeLessThan(before.length)
  await spawnBot(stage.environment)
  let after = await dueCards(db, ana, 99_999)
  const plan = await store.study.settingsOf(ana)
  const isPlanned = () => after.every(card => card.dueOn === dueOn(card, plan, card.questionId))
  for (let tries = 0; tries < 600 && !isPlanned(); tries++) {
    await sleep(100)
    after = await dueCards(db, ana, 99_999)
  }
  expect(isPlanned()).toBe(true)
  expect(after.every(card => card.dueOn < examOn)).toBe(true)
  await store.maintenance.stop()
})
