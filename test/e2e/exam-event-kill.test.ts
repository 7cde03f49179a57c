import { describe, expect, inject, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { GRACE_MS } from '../../src/quiz/exam/time.ts'
import { createRandom } from '../../src/quiz/seeded-random.ts'
import { openStore } from '../../src/store/store.ts'
import { en } from '../../src/words/en/index.ts'
import { seed } from '../seed.ts'
import { eventually, letterOf, sleep, studyServer } from './read.ts'
import { EXAM_YAML, tenQuestions } from './sample.ts'
import { ownDatabase } from './several.ts'
import {
  databaseOf,
  restartBot,
  type SpawnedBot,
  type SpawnedStage,
  spawnBot,
  spawnStage,
} from './spawned.ts'

const { event: words } = en
const files = { ...tenQuestions(), 'bank.yaml': EXAM_YAML }

/** Discord's own three seconds aren't what these tests are about: a busy machine must not decide. */
const PATIENT = { acknowledgeWithinMs: 30_000 }

const announce = async (mo: Member, channel: { readonly id: string }): Promise<void> => {
  const offer = (await mo.slash(channel, 'exam event plan', { start: 'now' })).message!
  await mo.click(offer, words.plan.announce)
}

const canBegin = (announcement: MessageView | undefined): boolean =>
  announcement?.buttons.some(({ label }) => label === words.begin) ?? false

/** Joins, begins and answers the first question. */
const sit = async (person: Member, announcement: MessageView): Promise<void> => {
  const card = (await person.click(announcement, words.begin)).message!
  await person.click(card, words.begin)
  await person.click(card, letterOf(card))
}

/** Of the announcement and of the summary. */
const titles = (messages: readonly MessageView[]): string[] =>
  messages.map(({ text }) => (text.includes('Results of the group exam') ? 'summary' : 'announcement'))

test('a group exam has one announcement, one summary and one result for each, whenever its process is killed', async () => {
  const stage = await spawnStage({ files, discord: PATIENT })
  const { channel, mo, ana, ben } = studyServer(stage.discord)
  const dice = createRandom(seed)
  let bot: SpawnedBot = stage.bot
  const killSoon = async (ms: number) => {
    await sleep(Math.floor(dice() * ms))
    await bot.kill('SIGKILL')
    bot = await restartBot(stage.environment)
  }
  await announce(mo, channel)
  await killSoon(1300)
  await eventually(() => canBegin(channel.seenBy()[0]))
  const announcement = channel.seenBy()[0]!
  for (const person of [ana, ben]) await sit(person, announcement)
  endNow(stage)
  await killSoon(1300)
  await killSoon(600)
  await eventually(() => channel.seenBy().length === 2)
  await eventually(() => announcement.text.includes('It’s over'))
  await sleep(1500)
  expect(titles(channel.seenBy())).toEqual(['announcement', 'summary'])
  expect(channel.seenBy()[1]!.text).toContain('**2 people** took part.')
  const database = databaseOf(stage)
  expect(database.prepare('select right_count from exams').pluck().all()).toEqual([1, 1])
  expect(database.prepare('select count(*) from answers').pluck().get()).toBe(2)
})

/** Its time, and that of everyone in it, is up in this moment. */
const endNow = (stage: SpawnedStage): void => {
  const database = databaseOf(stage)
  const past = Date.now() - GRACE_MS
  database.exec(`update exam_events set ends_at = ${past}; update exams set ends_at = ${past}`)
  database.exec(`update tasks set due_at = ${Date.now()} where kind in ('exam-event-end', 'submit-exam')`)
}

describe.skipIf(inject('postgres') === null)('two processes on one PostgreSQL', () => {
  test('hold a group exam of twenty people once, though one of them is killed at its end', async () => {
    const environment = { DATABASE_URL: await ownDatabase() }
    const stage = await spawnStage({ files, environment, discord: { ...PATIENT, rateLimits: 'none' } })
    const other = await spawnBot(stage.environment)
    await other.logged('connected to Discord')
    const { channel, mo, server } = studyServer(stage.discord)
    await announce(mo, channel)
    await eventually(() => canBegin(channel.seenBy()[0]))
    const announcement = channel.seenBy()[0]!
    const people = Array.from({ length: 20 }, (_, n) => server.member(`Person ${n}`))
    await Promise.all(people.map(person => sit(person, announcement)))
    const { store } = await openStore(parseDatabaseUrl(environment.DATABASE_URL)!)
    const event = (await store.examEvents.eventsOf(server.id))[0]!
    // Its time, and that of everyone in it, is up at once.
    await store.examEvents.extend(event.id, -event.minutes, Date.now())
    await sleep(GRACE_MS + createRandom(seed)() * 1500)
    await stage.bot.kill('SIGKILL')
    // What it had taken is taken over after 20 seconds.
    await eventually(() => channel.seenBy().length === 2)
    await eventually(() => announcement.text.includes('It’s over'))
    await sleep(1500)
    expect(titles(channel.seenBy())).toEqual(['announcement', 'summary'])
    expect(channel.seenBy()[1]!.text).toContain('On average **25%** correct by weight; 0 of 20 reached')
    expect(await store.examEvents.ungraded(event.id, 1)).toEqual([])
    const answers = await Promise.all(people.map(({ id }) => store.exams.submittedExams(id, 2)))
    expect(answers.map(([exam]) => exam!.submission!.right)).toEqual(people.map(() => 1))
    await store.maintenance.stop()
  })
})
