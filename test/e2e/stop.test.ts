import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { eventually, letterOf, studyGroup } from './read.ts'
import { type SpawnedStage, spawnBot, spawnStage } from './spawned.ts'

test('a signal that comes while the bot starts stops it too: as process 1 it would else be lost', async () => {
  const { environment, bot } = await spawnStage()
  await bot.kill()
  const starting = await spawnBot(environment)
  await starting.logged('questions loaded')
  expect(await starting.kill('SIGTERM')).toBe(0)
  expect(starting.process.signalCode).toBeNull()
})

describe('a signal while the shards connect', () => {
  /** A second start against a Gateway that never sends READY, with a question that is due to be closed meanwhile. */
  const startWithoutReady = async (stage: SpawnedStage) => {
    const { channel, ana, ben } = studyGroup(stage.discord)
    const asked = (await ana.slash(channel, 'quiz')).message!
    await ben.click(asked, letterOf(asked))
    // The count's edit would otherwise be the first one, sent by either process.
    await eventually(() => asked.text.includes('1 answered'))
    await stage.bot.kill()
    query(stage, "delete from tasks where kind = 'count'")
    query(stage, "update tasks set due_at = 0 where kind = 'close'")
    void stage.discord.gateway.silence(60_000)
    return { asked, starting: await spawnBot(stage.environment) }
  }

  test('lets a message that is being edited arrive, and exits with status 0', async () => {
    const stage = await spawnStage()
    const { discord } = stage
    const { asked, starting } = await startWithoutReady(stage)
    discord.faults.next({ method: 'PATCH', path: /messages/, with: { hangMs: 1000 } })
    await eventually(() => discord.faults.met() > 0, { timeoutMs: 20_000 })
    expect(await starting.kill('SIGTERM')).toBe(0)
    expect(asked.text).toContain('1 of 1 answered correctly')
    expect(starting.log()).not.toContain('connected to Discord')
    expect(query(stage, "select count(*) from tasks where kind in ('close', 'reveal')")).toEqual([0])
  })

  test('exits with status 0 while Discord does not even say where the Gateway is', async () => {
    const { discord, environment, bot } = await spawnStage()
    await bot.kill()
    discord.faults.during({ path: /^\/gateway/, with: 'silence' })
    const starting = await spawnBot(environment)
    await eventually(() => discord.faults.met() > 0, { timeoutMs: 20_000 })
    expect(await starting.kill('SIGTERM')).toBe(0)
    expect(starting.log()).not.toMatch(/ (warn|error) /)
  })
})

const query = ({ environment }: SpawnedStage, sql: string): unknown[] => {
  const database = new Database(environment.DATABASE_URL!.slice('sqlite:'.length), { timeout: 2000 })
  try {
    const statement = database.prepare(sql)
    return statement.reader ? statement.pluck().all() : [statement.run().changes]
  } finally {
    database.close()
  }
}
