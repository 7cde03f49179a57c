import { join } from 'node:path'
import { REST } from 'discord.js'
import { Kysely, sql } from 'kysely'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Lookups } from '../../src/discord/rest/lookups.ts'
import { createMemberRoles } from '../../src/discord/rest/member-roles.ts'
import { createPublisher } from '../../src/discord/rest/publisher.ts'
import { createOverlay } from '../../src/play/overlay.ts'
import type { Publisher } from '../../src/play/ports/publisher.ts'
import type { Store } from '../../src/play/ports/store.ts'
import { createQuiz } from '../../src/play/quiz.ts'
import { createTakeCooldown, createTakeTurn } from '../../src/play/rate-limits.ts'
import { dialectOf } from '../../src/store/database/dialect.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { wordsFor } from '../../src/words/index.ts'
import { NO_SUGGESTIONS } from '../quiz/question-files.ts'
import { sampleBank } from '../quiz/sample.ts'
import { scratch } from '../scratch.ts'
import { ownDatabase } from './several.ts'

/** Processes that die at any step, for tests of what is done exactly once. */

/** Where a process dies: at its nth step towards the outside, before the step or after it was done. */
export type Death = { readonly step: number; readonly side: 'before' | 'after' }

class Dead extends Error {}

/** Counts the steps of a process and ends it at one of them: nothing that it tries afterwards happens. */
const createFate = (death: Death | null) => {
  const fate = { steps: 0, dead: false }
  const mortal = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, name) {
        const method = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...given: unknown[]) => {
          if (fate.dead) throw new Dead()
          fate.steps += 1
          const dies = fate.steps === death?.step
          if (dies && death.side === 'before') fate.dead = true
          if (fate.dead) throw new Dead()
          const result = await method.apply(target, given)
          if (dies) fate.dead = true
          if (fate.dead) throw new Dead()
          return result
        }
      },
    })
  return { fate, mortal }
}

/** A time that all of them share: the processes and Discord. */
export type Time = { now: number }

export type Scene = { readonly discord: LocalDiscord; readonly address: string; readonly time: Time }
export type Connected = { readonly db: Kysely<Schema> }

/** One process: its own connection to the database, its own connection to Discord. */
export const startProcess = async ({ discord, address, time }: Scene, death: Death | null) => {
  const db = new Kysely<Schema>({ dialect: await dialectOf(parseDatabaseUrl(address)!) })
  await migrate(db)
  const { fate, mortal } = createFate(death)
  const rest = new REST({ api: discord.url, retries: 0, globalRequestsPerSecond: 10_000 }).setToken(
    discord.token,
  )
  const publisher = createPublisher({
    applicationId: discord.applicationId,
    bot: rest,
    interactions: rest,
    once: rest,
    pictures: { draw: async () => null },
    wordsFor,
    now: () => time.now,
  })
  // The database's own clock knows nothing of the time here, and would let no one look for minutes.
  const roles = storeOn(db)
  const tasks = { ...roles.tasks, tryLock: async () => true }
  const store = Object.fromEntries(
    Object.entries({ ...roles, tasks }).map(([role, port]) => [role, mortal(port)]),
  ) as unknown as Store
  const banks = [sampleBank(6)]
  const overlay = createOverlay(
    { current: () => banks },
    store.corrections,
    { now: () => time.now },
    NO_SUGGESTIONS.guildBanks,
  )
  const quiz = createQuiz({
    ...store,
    publisher: mortal<Publisher>(publisher),
    guildList: { list: async () => [] },
    permissions: {
      missing: async () => [],
      channelName: async () => null,
      guildName: async () => null,
      everyoneSees: async () => false,
    },
    memberRoles: mortal(createMemberRoles({ rest, botId: discord.world.botId, lookups, wordsFor })),
    clock: { now: () => time.now },
    banks: overlay,
    overlay,
    ...NO_SUGGESTIONS,
    random: { id: () => crypto.randomUUID().replaceAll('-', '').slice(0, 16), seed: () => 7 },
    onError: () => {},
    pace: async () => {},
    takeTurn: createTakeTurn({ now: () => time.now }),
    takeCooldown: createTakeCooldown({ now: () => time.now }),
    pauseMs: 0,
  })
  const tick = async (): Promise<void> => {
    if (!fate.dead) await quiz.runDueTasks().catch(() => {})
  }
  return { fate, tick, db }
}

/** Looks everything up, every time. */
const lookups: Lookups = { find: (_guildId, _key, look) => look(), forgetOld() {} }

/** An empty database; one process alone may have it in a file. */
export const addressFor = async (processes: number): Promise<string> =>
  processes === 1 ? `sqlite:${join(scratch(), 'bot.sqlite')}` : ownDatabase()

/** Creating one takes PostgreSQL as long as playing the whole day. */
export const empty = async ({ db }: Connected): Promise<void> => {
  const tables = await db.introspection.getTables()
  for (const { name } of tables) await sql`delete from ${sql.table(name)}`.execute(db)
}

/** Before and after each of so many steps. */
export const deaths = (upTo: number): Death[] =>
  Array.from({ length: upTo }, (_, n) => n + 1).flatMap(step => [
    { step, side: 'before' },
    { step, side: 'after' },
  ])
