import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { readConfig } from '../config.ts'
import { databaseName } from '../database-url.ts'
import { loadEnvFile } from '../env-file.ts'
import { toDatabaseError } from '../store/database/connect-with-retry.ts'
import { isMigrated } from '../store/database/migrate.ts'
import type { Schema } from '../store/schema.ts'
import { connectForCommand } from './connect.ts'
import { CliError } from './shared/args.ts'

/**
 * Reads something from the bot's database, which may be running. Throws errors with a sentence for people: CliError,
 * ConfigError, DatabaseError.
 */
export const readDatabase = async <T>(read: (db: Kysely<Schema>) => Promise<T>): Promise<T> => {
  const fileNames = loadEnvFile()
  const { database } = readConfig(process.env, fileNames)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CliError(`There’s no database at ${database.file}. Check DATABASE_URL in .env.`)
  const db = new Kysely<Schema>({ dialect: await connectForCommand(database) })
  try {
    if (!(await isMigrated(db)))
      throw new CliError(
        `${databaseName(database)} is from an older version. Start the bot once to update it, then run this again.`,
      )
    return await read(db)
  } catch (error) {
    throw toDatabaseError(database, error)
  } finally {
    await db.destroy()
  }
}
