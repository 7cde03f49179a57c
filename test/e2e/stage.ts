import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { type Bot, startBot } from '../../src/bot.ts'
import { readConfig } from '../../src/config.ts'
import type { LocalDiscord, LocalDiscordOptions } from '../../src/dev/local-discord/discord.ts'
import { createLog } from '../../src/ops/log.ts'
import { findSecrets } from '../../src/ops/secrets.ts'
import { createPainter, type Painter } from '../../src/picture/painter.ts'
import { yieldToEventLoop } from '../../src/play/tasks/yield-to-event-loop.ts'
import type { startTicker } from '../../src/schedule/ticker.ts'
import { writeMigratedFile } from '../store/migrated-file.ts'
import { createStepOf } from '../store/next-due.ts'
import { NOON } from '../store/sample.ts'
import { openDiscord, settingsFor } from './discord.ts'
import { eventually } from './read.ts'

/** The clock of the bot and of Discord. It runs on its own and can be moved forward. */
export type Clock = {
  now(): number
  /** Time passes second by second, or to what is due next, and what falls due in it is done. */
  pass(seconds: number): Promise<void>
  /** Time leaps ahead, and nothing is done in it. What fell due comes with the next second that passes. */
  leap(seconds: number): void
  /** Time passes until the condition holds. */
  until(condition: () => boolean): Promise<void>
}

export type StagedBot = Pick<Bot, 'store' | 'quiz' | 'stop'> & {
  /** All that it logged. */
  log(): string
  /** Time passes until a line with this text was logged. */
  logged(text: string): Promise<void>
}

export type Stage = {
  readonly discord: LocalDiscord
  readonly bot: StagedBot
  readonly clock: Clock
  readonly environment: Record<string, string>
  readonly folder: string
  /** Another bot, or the same one again after its stop. */
  start(environment?: Record<string, string>): Promise<StagedBot>
}

/** Discord's own three seconds are for the tests that are about them: elsewhere a busy machine must not decide. */
const ACKNOWLEDGE_WITHIN_MS = 30_000

/**
 * One for all bots of a worker, because its process takes a second to start. No deadline: a busy machine must not
 * decide whether a picture comes.
 */
const painter = createPainter({ onError: (what, error) => console.error(what, error), timeoutMs: 60_000 })

/** A local Discord and a bot in this process that is connected to it, both gone after the test. */
export const setStage = async (
  given: {
    files?: Record<string, string | Buffer>
    discord?: LocalDiscordOptions
    environment?: Record<string, string>
    painter?: Painter
  } = {},
): Promise<Stage> => {
  const { clock, startTimer, stepsOf } = createClock()
  const discord = await openDiscord({
    now: clock.now,
    acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS,
    ...given.discord,
  })
  const { folder, environment } = settingsFor(discord, given)
  // Bots in processes of their own migrate theirs, each of them: see spawned.ts.
  await writeMigratedFile(join(folder, 'bot.sqlite'))
  const start = async (settings = environment): Promise<StagedBot> => {
    const { token, ...config } = readConfig(settings)
    let output = ''
    const log = createLog(config.logLevel, findSecrets(settings), {
      write: (line: string) => {
        output += line
      },
    })
    const options = {
      now: clock.now,
      startTimer,
      painter: given.painter ?? painter,
      pictureTimeoutMs: 60_000,
      identifyIntervalMs: 0,
    }
    const bot = await startBot({ ...config, token: token! }, log, options)
    const stop = () => {
      stepsOf.delete(stepOf)
      return bot.stop()
    }
    const stepOf = createStepOf(bot.store)
    stepsOf.add(stepOf)
    onTestFinished(stop)
    return {
      store: bot.store,
      quiz: bot.quiz,
      stop,
      log: () => output,
      logged: text => clock.until(() => output.includes(text)),
    }
  }
  return { discord, bot: await start(), clock, environment, folder, start }
}

/** The bot's SQLite database, beside the bot; closed after the test. */
export const openDatabase = ({ environment }: Pick<Stage, 'environment'>): Database.Database => {
  const database = new Database(environment.DATABASE_URL!.slice('sqlite:'.length), { timeout: 2000 })
  onTestFinished(() => void database.close())
  return database
}

/** The next daily is due now, or since `agoMs`. */
export const makeDailyDue = (stage: Stage, agoMs = 0): void => {
  openDatabase(stage)
    .prepare('update dailies set next_at = ?')
    .run(stage.clock.now() - agoMs)
}

/** More than any wait in the tests, so that what never comes is found soon. */
const MAX_SECONDS = 90

const createClock = () => {
  const began = performance.now()
  const beats = new Set<() => Promise<unknown>>()
  const stepsOf = new Set<ReturnType<typeof createStepOf>>()
  let aheadMs = 0
  const step = async (left: number): Promise<number> => {
    const steps = await Promise.all([...stepsOf].map(stepOf => stepOf(clock.now(), left)))
    return Math.min(left, ...steps)
  }
  const clock: Clock = {
    now: () => NOON + aheadMs + Math.floor(performance.now() - began),
    async pass(seconds) {
      for (let left = seconds; left > 0; ) {
        // Where a database is away, second by second: its bot sees to it.
        const ahead = await step(left).catch(() => 1)
        left -= ahead
        aheadMs += ahead * 1000
        await yieldToEventLoop()
        await Promise.all([...beats].map(beat => beat()))
      }
    },
    leap(seconds) {
      aheadMs += seconds * 1000
    },
    async until(condition) {
      for (let second = 0; second < MAX_SECONDS && !condition(); second++) {
        await clock.pass(1)
        await wait(2) // what the second's work caused comes over a socket
      }
      await eventually(condition)
    },
  }
  /** Calls the bot's work when the test lets a second pass. */
  const startTimer: typeof startTicker = (work, onError) => {
    const beat = () => work().catch(onError)
    beats.add(beat)
    return {
      async stop() {
        beats.delete(beat)
      },
    }
  }
  return { clock, startTimer, stepsOf }
}
