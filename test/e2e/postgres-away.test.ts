import { Kysely } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { dateIn } from '../../src/quiz/day.ts'
import { postgresDialect } from '../../src/store/database/postgres.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { ask, type Cluster, createPostgres, findPostgres } from '../postgres.ts'
import { sampleDaily } from '../store/sample.ts'
import { eventually, letterOf, PATIENTLY, sleep, studyGroup } from './read.ts'
import { type SpawnedBot, spawnBot, spawnStage } from './spawned.ts'

const ownServer = async (): Promise<Cluster> => {
  const cluster = await createPostgres({ durable: true })
  onTestFinished(() => cluster.destroy())
  return cluster
}

/** Resolves when the bot has stored the question's message, which it does after it is shown. */
const questionStored = async ({ url }: Cluster): Promise<void> => {
  while ((await ask(url, 'select 1 from posts where message_id is null')).length > 0) await sleep(20)
}

/** An open question, which falls due in two seconds like a daily of the same server. */
const setScene = async () => {
  const cluster = await ownServer()
  const { discord, bot } = await spawnStage({ environment: { DATABASE_URL: cluster.url } })
  const group = studyGroup(discord)
  const asked = (await group.ana.slash(group.channel, 'quiz')).message!
  expect((await group.ana.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
  await questionStored(cluster)
  const due = Date.now() + 2000
  await ask(cluster.url, `update posts set closes_at = ${due}`)
  await ask(cluster.url, `update tasks set due_at = ${due} where kind = 'close'`)
  const place = group.server.channel('daily')
  const db = new Kysely<Schema>({ dialect: postgresDialect(cluster.url) })
  const next = { day: dateIn('UTC', due), at: due }
  await storeOn(db).dailies.saveDaily(sampleDaily({ guildId: group.server.id, channelId: place.id, next }), 5)
  await db.destroy()
  const dailies = () => place.seenBy().filter(({ buttons }) => buttons.length > 0)
  return { ...group, cluster, discord, bot, asked, dailies }
}

type Away = { away(cluster: Cluster): void | Promise<void>; back(cluster: Cluster): void | Promise<void> }

const STOPPED: Away = { away: cluster => cluster.stop('SIGQUIT'), back: cluster => cluster.start() }
const SILENT: Away = { away: cluster => cluster.freeze(), back: cluster => cluster.thaw() }

const linesOf = (bot: SpawnedBot): { level: number; msg: string }[] =>
  bot
    .log()
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

describe.skipIf(findPostgres() === null)('a PostgreSQL server', () => {
  test.each([
    ['stopped', STOPPED],
    ['silent', SILENT],
  ])(
    'that is %s is reported in time, and everything continues when it is back',
    async (_, { away, back }) => {
      const { cluster, discord, bot, server, asked, dailies } = await setScene()
      await away(cluster)
      const people = Array.from({ length: 15 }, (_, n) => server.member(`Person ${n}`))
      const click = (n: number) => people[n]!.click(asked, letterOf(asked))
      const told = [await click(0), ...(await Promise.all(people.map((_, n) => click(n))))]
      for (const { failed, message } of told) {
        expect(failed).toBe(null)
        expect(message!.text).toContain('Please press again')
      }
      await bot.logged('looking for due work failed')
      await back(cluster)
      await discord.until(() => asked.text.includes('1 of 1 answered correctly'), PATIENTLY)
      await eventually(() => dailies().length > 0)
      await sleep(1500)
      expect(dailies()).toHaveLength(1)
      const [daily] = dailies()
      expect((await people[0]!.click(daily!, letterOf(daily!))).message!.text).toContain('**Correct!**')
      const trouble = linesOf(bot).filter(({ level, msg }) => level >= 40 && msg !== 'an interaction failed')
      expect(trouble.map(({ msg }) => msg)).toContain('looking for due work failed; it works again')
      expect(trouble.length).toBeLessThan(8)
      expect(trouble.every(({ level }) => level === 40)).toBe(true)
    },
  )

  test('that is silent does not keep the bot from stopping', async () => {
    const cluster = await ownServer()
    const { discord, bot } = await spawnStage({ environment: { DATABASE_URL: cluster.url } })
    const { channel, server, ana } = studyGroup(discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    const people = Array.from({ length: 10 }, (_, n) => server.member(`Person ${n}`))
    await Promise.all(people.map(person => person.click(asked, letterOf(asked))))
    // The connections that their clicks opened are idle now.
    cluster.freeze()
    expect(await bot.kill('SIGTERM')).toBe(0)
  })

  test('that is away at the start is waited for', async () => {
    const cluster = await ownServer()
    const { bot, environment, discord } = await spawnStage({ environment: { DATABASE_URL: cluster.url } })
    await bot.kill('SIGTERM')
    await cluster.stop()
    const waiting = await spawnBot(environment)
    await waiting.logged('the database could not be reached')
    await cluster.start()
    await waiting.logged('connected to Discord')
    const { channel, ana } = studyGroup(discord)
    expect((await ana.slash(channel, 'quiz')).message!.text).toContain('Question number')
  })

  test.each([
    ['a database that there is not', 'proctor', 'nowhere', 'Create that database (createdb)'],
    ['a user whom it does not know', 'stranger', 'postgres', 'Fix the user or password'],
  ])('asked for %s ends the start with what to do, without the password', async (_, user, database, fix) => {
    const cluster = await ownServer()
    const { bot, environment } = await spawnStage()
    await bot.kill('SIGTERM')
    const url = new URL(cluster.url)
    Object.assign(url, { username: user, password: 'open-sesame', pathname: `/${database}` })
    const refused = await spawnBot({ ...environment, DATABASE_URL: url.href })
    await expect(refused.logged('connected to Discord')).rejects.toThrow(fix)
    expect(refused.process.exitCode).toBe(1)
    expect(refused.log()).not.toContain('open-sesame')
    expect(refused.log()).not.toContain('    at ')
  })
})
