import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { readConfig } from '../config.ts'
import { type Database, databaseName } from '../database-url.ts'
import { loadEnvFile } from '../env-file.ts'
import { toDatabaseError } from '../store/database/connect-with-retry.ts'
import { isMigrated } from '../store/database/migrate.ts'
import { tryLockDatabase, type Unlock } from '../store/database/process-lock.ts'
import { rebuildTotals } from '../store/rebuild/rebuild.ts'
import type { Schema } from '../store/schema.ts'
import { connectForCommand } from './connect.ts'
import { CliError } from './shared/args.ts'
import { type CommandResult, runProcess } from './shared/run.ts'

const command = {
  name: 'rebuild',
  description:
    'Rebuilds leaderboards, streaks, review cards and question statistics from the answers, for example after correcting answers. On SQLite, stop the bot first.',
  positionals: [],
  options: {},
} as const

const run = async (): Promise<CommandResult> => {
  const fileNames = loadEnvFile()
  const { database } = readConfig(process.env, fileNames)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CliError(`There’s no database at ${database.file}. Check DATABASE_URL in .env.`)
  const unlock = lockFor(database)
  try {
    const total = await rebuild(database)
    return { text: `${databaseName(database)}: ${total} totals rebuilt from the answers.`, status: 0 }
  } finally {
    unlock()
  }
}

/** On SQLite it would hold the write lock for seconds, in which no answer of a running bot can be kept. */
const lockFor = (database: Database): Unlock => {
  if (database.kind === 'postgres') return () => {}
  const unlock = tryLockDatabase(database.file)
  if (unlock) return unlock
  throw new CliError(`A bot uses ${database.file}. Stop it, then rebuild.`)
}

const rebuild = async (database: Database): Promise<number> => {
  const dialect = await connectForCommand(database)
  const db = new Kysely<Schema>({ dialect })
  try {
    // A migration here could take the tables from under a running bot of the version before.
    if (!(await isMigrated(db)))
      throw new CliError(
        `${databaseName(database)} is from an older version. Start the bot once to update it, then run this again.`,
      )
    return await rebuildTotals(db, Date.now())
  } catch (error) {
    throw toDatabaseError(database, error)
  } finally {
    await db.destroy()
  }
}

await runProcess({ ...command, run })
