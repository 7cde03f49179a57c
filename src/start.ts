import { inspect } from 'node:util'
import { LibraryError } from './bank/load.ts'
import { startBot } from './bot.ts'
import { ConfigError, loadEnvFile, readConfig } from './config.ts'
import { DiscordUnreachableError, TokenError } from './discord/rest/client.ts'
import { howToStart } from './ops/how-to-start.ts'
import { HttpError } from './ops/http.ts'
import { createLog } from './ops/log.ts'
import { createClean, secretsIn } from './ops/secrets.ts'
import { stopOnSignals } from './ops/signals.ts'
import { DatabaseError } from './store/connect-with-retry.ts'
import { NewerDatabaseError } from './store/migrate.ts'

/** Starts the bot from the environment; what goes wrong before it runs is told in plain sentences. */
const main = async (): Promise<void> => {
  loadEnvFile()
  const config = readConfig(process.env)
  // discord.js would read these too, and take them for something else.
  for (const name of ['SHARDS', 'SHARD_COUNT']) delete process.env[name]
  if (config.token === null) return leave(howToStart(config))
  const log = createLog(config.logLevel, secretsIn(process.env))
  // From the start on: as process 1 of a container Node is sent no signal that it does not listen for.
  let stop = async (): Promise<void> => {}
  stopOnSignals(
    () => stop(),
    error => leave(inspect(error)),
  )
  const bot = await startBot({ ...config, token: config.token }, log)
  stop = () => bot.stop()
}

const leave = (sentence: string): void => {
  console.error(withoutSecrets(sentence))
  process.exitCode = 1
}

const FIXABLE = [
  ConfigError,
  LibraryError,
  NewerDatabaseError,
  DatabaseError,
  TokenError,
  DiscordUnreachableError,
  HttpError,
]

/** Mistakes that a person can mend are told without a stack. */
const explain = (error: unknown): string => {
  if (FIXABLE.some(kind => error instanceof kind)) return (error as Error).message
  return inspect(error)
}

/** The environment is asked anew, since a start can fail before anything of it is understood. */
const withoutSecrets = (text: string): string => createClean(secretsIn(process.env))(text)

// Node would print what it was, with all that is in it.
process.on('uncaughtException', error => {
  leave(inspect(error))
  process.exit(1)
})

main().catch(error => {
  leave(explain(error))
  process.exit(1)
})
