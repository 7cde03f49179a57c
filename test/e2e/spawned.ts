import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { LocalDiscord, LocalDiscordOptions } from '../../src/dev/local-discord/discord.ts'
import { COMPILE_CACHE } from '../compile-cache.ts'
import { openDiscord, settingsFor } from './discord.ts'
import { eventually } from './read.ts'

const ROOT = join(import.meta.dirname, '../..')

export type SpawnedBot = {
  readonly process: ChildProcess
  /** All that it logged. */
  log(): string
  /** Resolves when a line with this text was logged. */
  logged(text: string): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<number | null>
}

/** The bot as a person starts it: its own process, configured by the environment alone. */
export const spawnBot = async (environment: Record<string, string>): Promise<SpawnedBot> => {
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts')], {
    env: {
      PATH: process.env.PATH,
      TZ: process.env.TZ ?? 'UTC',
      LOG_LEVEL: 'info',
      NODE_COMPILE_CACHE: COMPILE_CACHE,
      ...environment,
    } as NodeJS.ProcessEnv,
    cwd: environment.CWD ?? ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      child.emit('output')
    })
  const bot: SpawnedBot = {
    process: child,
    log: () => output,
    logged: text => waitForLine(child, () => output, text),
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
      return child.exitCode
    },
  }
  onTestFinished(async () => void (await bot.kill()))
  return bot
}

/**
 * The bot again, connected, as if the five seconds between two identifies were over. A test about them starts it with
 * `spawnBot`.
 */
export const restartBot = async (environment: Record<string, string>): Promise<SpawnedBot> => {
  const database = databaseOf({ environment })
  database.prepare("delete from slots where name like 'identify %'").run()
  database.close()
  const bot = await spawnBot(environment)
  await bot.logged('connected to Discord')
  return bot
}

/** Resolves with the line, or rejects when the process ends without it. A busy machine may take long. */
const waitForLine = (child: ChildProcess, output: () => string, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      if (output().includes(text)) done(resolve)
      else if (child.exitCode !== null)
        done(() => reject(new Error(`the bot ended before it said "${text}":\n${output()}`)))
    }
    const timer = setTimeout(
      () => done(() => reject(new Error(`the bot did not say "${text}":\n${output()}`))),
      LINE_TIMEOUT_MS,
    )
    const done = (then: () => void) => {
      clearTimeout(timer)
      child.off('output', look)
      child.off('exit', look)
      then()
    }
    child.on('output', look)
    child.on('exit', look)
    look()
  })

/** Only says what is missing, before the test's own timeout ends it without a message. */
const LINE_TIMEOUT_MS = 60_000

/** The bot's SQLite database, beside the bot; closed after the test. */
export const databaseOf = ({ environment }: Pick<SpawnedStage, 'environment'>): Database.Database => {
  const database = new Database(environment.DATABASE_URL!.slice('sqlite:'.length), { timeout: 5000 })
  onTestFinished(() => void database.close())
  return database
}

/** Resolves when the bot has stored the messages of all questions, which it does after they are shown. */
export const questionsStored = async (stage: Pick<SpawnedStage, 'environment'>): Promise<void> => {
  const database = databaseOf(stage)
  const unknown = database.prepare('select count(*) from posts where message_id is null').pluck()
  await eventually(() => unknown.get() === 0)
  database.close()
}

export type SpawnedStage = {
  readonly discord: LocalDiscord
  readonly bot: SpawnedBot
  readonly environment: Record<string, string>
  readonly folder: string
}

/** A local Discord and a bot in a process of its own that is connected to it, both gone after the test. */
export const spawnStage = async (
  given: {
    files?: Record<string, string | Buffer>
    discord?: LocalDiscordOptions
    environment?: Record<string, string>
  } = {},
): Promise<SpawnedStage> => {
  const discord = await openDiscord(given.discord)
  const { folder, environment } = settingsFor(discord, given)
  const bot = await spawnBot(environment)
  await bot.logged('connected to Discord')
  return { discord, bot, environment, folder }
}
