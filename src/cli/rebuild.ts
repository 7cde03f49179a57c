import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { loadEnvFile, readConfig } from '../config.ts'
import { connectWithRetry } from '../store/connect-with-retry.ts'
import { databaseName, dialectOf } from '../store/dialect.ts'
import { isMigrated } from '../store/migrate.ts'
import { rebuildTotals } from '../store/rebuild.ts'
import type { Schema } from '../store/schema.ts'
import { CliError } from './shared/args.ts'
import { type CommandResult, runProcess } from './shared/run.ts'

const command = {
  name: 'rebuild',
  description:
    'Rebuilds leaderboards and streaks from the answers, for example after correcting answers. The bot may be running.',
  positionals: [],
  options: {},
} as const

const run = async (): Promise<CommandResult> => {
  loadEnvFile()
  const { database } = readConfig(process.env)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CliError(`There’s no database at ${database.file}. Check DATABASE_URL in .env.`)
  const db = new Kysely<Schema>({ dialect: await dialectOf(database, { timeoutMs: null }) })
  try {
    // A migration here could take the tables from under a running bot of the version before.
    if (!(await connectWithRetry(database, () => isMigrated(db))))
      throw new CliError(
        `${databaseName(database)} is from an older version. Start the bot once to update it, then run this again.`,
      )
    const total = await rebuildTotals(db)
    return { text: `${databaseName(database)}: ${total} totals rebuilt from the answers.`, status: 0 }
  } finally {
    await db.destroy()
  }
}

await runProcess({ ...command, run })
