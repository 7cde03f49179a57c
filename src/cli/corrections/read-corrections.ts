import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { readConfig } from '../../config.ts'
import { type Database, databaseName } from '../../database-url.ts'
import { loadEnvFile } from '../../env-file.ts'
import type { Correction } from '../../quiz/correction.ts'
import { toDatabaseError } from '../../store/connect-with-retry.ts'
import { correctionStore } from '../../store/corrections.ts'
import { isMigrated } from '../../store/migrate.ts'
import type { Schema } from '../../store/schema.ts'
import { connectForCommand } from '../connect.ts'
import { CliError } from '../shared/args.ts'

/**
 * The owners' corrections that hold, from the bot's database, which may be running. Throws errors with a sentence for
 * people: CliError, ConfigError, DatabaseError.
 */
export const readCorrections = async (): Promise<readonly Correction[]> => {
  const fileNames = loadEnvFile()
  const { database } = readConfig(process.env, fileNames)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CliError(`There’s no database at ${database.file}. Check DATABASE_URL in .env.`)
  const active = await readFrom(database)
  return active.filter(({ source }) => source === 'owner')
}

const readFrom = async (database: Database): Promise<readonly Correction[]> => {
  const dialect = await connectForCommand(database)
  const db = new Kysely<Schema>({ dialect })
  try {
    if (!(await isMigrated(db)))
      throw new CliError(
        `${databaseName(database)} is from an older version. Start the bot once to update it, then run this again.`,
      )
    return await correctionStore(db).activeCorrections()
  } catch (error) {
    throw toDatabaseError(database, error)
  } finally {
    await db.destroy()
  }
}
