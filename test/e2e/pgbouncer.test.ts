import { Kysely, sql } from 'kysely'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { postgresDialect } from '../../src/store/database/postgres.ts'
import type { Schema } from '../../src/store/schema.ts'
import { leftovers, startPgBouncer } from '../pgbouncer.ts'
import { ask, createPostgres, findPgBouncer } from '../postgres.ts'
import { letterOf, PATIENTLY, studyGroup } from './read.ts'
import { ownDatabase } from './several.ts'
import { spawnBot, spawnStage } from './spawned.ts'

const missing = inject('postgres') === null || findPgBouncer() === null

/** A bot whose PostgreSQL stands behind PgBouncer in transaction mode. */
const setScene = async () => {
  const direct = await ownDatabase()
  const bouncer = await startPgBouncer(direct)
  const stage = await spawnStage({ environment: { DATABASE_URL: bouncer.url } })
  return { ...stage, ...studyGroup(stage.discord), direct, bouncer }
}

describe.skipIf(missing)('behind PgBouncer in transaction mode', () => {
  test('the bot migrates, asks, keeps answers, closes questions, and starts again', async () => {
    const { discord, bot, environment, channel, server, ana, direct } = await setScene()
    const asked = (await ana.slash(channel, 'quiz')).message!
    const people = Array.from({ length: 20 }, (_, n) => server.member(`Person ${n}`))
    const told = await Promise.all(people.map(person => person.click(asked, letterOf(asked))))
    for (const { message } of told) expect(message!.text).toContain('**Correct!**')
    expect(await ask(direct, 'select 1 from answers')).toHaveLength(20)
    await ana.click(asked, 'Reveal')
    await discord.until(() => asked.text.includes('20 of 20 answered correctly'), PATIENTLY)
    expect(await bot.kill('SIGTERM')).toBe(0)
    const second = await spawnBot(environment)
    await second.logged('connected to Discord')
    expect((await ana.slash(channel, 'quiz')).message!.text).toContain('Question number')
    expect(second.log()).not.toContain('"level":50')
  })

  test('a statement of a transaction that takes too long is ended by the server, and leaves no setting behind', async () => {
    const direct = await ownDatabase()
    const bouncer = await startPgBouncer(direct)
    const db = new Kysely<Schema>({
      dialect: postgresDialect(bouncer.url, { timeoutMs: 200, connections: 1 }),
    })
    onTestFinished(() => db.destroy())
    const slow = db.transaction().execute(trx => sql`select pg_sleep(60)`.execute(trx))
    await expect(slow).rejects.toThrow('statement timeout')
    expect(await leftovers(bouncer.url)).toEqual([])
  })

  test('a server that PgBouncer can’t reach yet is waited for', async () => {
    const cluster = await createPostgres()
    onTestFinished(() => cluster.destroy())
    const bouncer = await startPgBouncer(cluster.url)
    const { bot, environment } = await spawnStage({ environment: { DATABASE_URL: bouncer.url } })
    await bot.kill('SIGTERM')
    await cluster.stop('SIGQUIT')
    const waiting = await spawnBot(environment)
    await waiting.logged('the database could not be reached')
    await cluster.start()
    await waiting.logged('connected to Discord')
    expect(waiting.log()).not.toContain('"level":50')
  })
})
