import { LibraryError } from './bank/load.ts'
import { type Bot, startBot } from './bot.ts'
import { createCleanup } from './cleanup.ts'
import { ConfigError, readConfig, SETTINGS } from './config.ts'
import { GatewayRefusalError, TokenError } from './discord/rest/client.ts'
import { loadEnvFile } from './env-file.ts'
import { formatError } from './ops/format-error.ts'
import { HttpError } from './ops/http.ts'
import { createLog } from './ops/log.ts'
import { createRedactor, findSecrets } from './ops/secrets.ts'
import { setupInstructions } from './ops/setup-instructions.ts'
import { stopOnSignals } from './ops/signals.ts'
import { findIgnored } from './setting-names.ts'
import { DatabaseError } from './store/database/error.ts'
import { NewerDatabaseError } from './store/database/migrate.ts'

/** Starts the bot from the environment. Errors that a person can fix are printed as plain sentences. */
const main = async (): Promise<void> => {
  const fileNames = loadEnvFile()
  const config = readConfig(process.env, fileNames)
  // discord.js reads these too, but gives them another meaning.
  for (const name of ['SHARDS', 'SHARD_COUNT']) delete process.env[name]
  if (config.token === null) return leave(setupInstructions(config))
  const log = createLog(config.logLevel, findSecrets(process.env))
  for (const name of findIgnored(fileNames, SETTINGS))
    log.warn(`${name} in .env isn't a setting of Proctor: nothing reads it`)
  const cleanup = createCleanup()
  let bot: Bot | null = null
  let stopping = false
  // Before the start: as process 1 of a container, Node gets only the signals that it listens for.
  stopOnSignals(
    () => {
      stopping = true
      return bot ? bot.stop() : cleanup.run()
    },
    error => leave(formatError(error)),
  )
  try {
    bot = await startBot({ ...config, token: config.token }, log, { cleanup })
  } catch (error) {
    // A start fails when a signal closes what it has opened. That is not an error.
    if (!stopping) throw error
  }
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
  GatewayRefusalError,
  HttpError,
]

/** Errors that a person can fix are shown without a stack. */
const explain = (error: unknown): string => {
  if (FIXABLE.some(kind => error instanceof kind)) return (error as Error).message
  return formatError(error)
}

/** Reads the environment again, since a start can fail before the configuration is parsed. */
const withoutSecrets = (text: string): string => createRedactor(findSecrets(process.env))(text)

// Node itself would print the error with all its properties, secrets included.
process.on('uncaughtException', error => {
  leave(formatError(error))
  process.exit(1)
})

main().catch(error => {
  leave(explain(error))
  process.exit(1)
})
