import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { readConfig } from '../../config.ts'
import { type Database, databaseName } from '../../database-url.ts'
import { loadEnvFile } from '../../env-file.ts'
import { collectAttempts, type FirstAttempt } from '../../quiz/items/collect-attempts.ts'
import type { ItemAnswers } from '../../quiz/items/responses.ts'
import { readFirstAttempts, readRevisions } from '../../store/answers/first-attempts.ts'
import { toDatabaseError } from '../../store/database/connect-with-retry.ts'
import { isMigrated } from '../../store/database/migrate.ts'
import type { Schema } from '../../store/schema.ts'
import { connectForCommand } from '../connect.ts'
import { CliError } from '../shared/args.ts'

export type DatabaseAnswers = ItemAnswers & { readonly name: string }

/**
 * The fair first attempts in the bot's database, which may be running. Throws errors with a sentence for people:
 * CliError, ConfigError, DatabaseError.
 */
export const readDatabaseAnswers = async (onRows: (rows: number) => void): Promise<DatabaseAnswers> => {
  const fileNames = loadEnvFile()
  const { database } = readConfig(process.env, fileNames)
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new CliError(
      `There’s no database at ${database.file}. Check DATABASE_URL in .env, or name a file with --answers.`,
    )
  return { name: databaseName(database), ...(await read(database, onRows)) }
}

const read = async (database: Database, onRows: (rows: number) => void): Promise<ItemAnswers> => {
  const dialect = await connectForCommand(database)
  const db = new Kysely<Schema>({ dialect })
  try {
    if (!(await isMigrated(db)))
      throw new CliError(
        `${databaseName(database)} is from an older version. Start the bot once to update it, then run this again.`,
      )
    return await collectAttempts(counted(readFirstAttempts(db), onRows), hashes => readRevisions(db, hashes))
  } catch (error) {
    throw toDatabaseError(database, error)
  } finally {
    await db.destroy()
  }
}

async function* counted(
  pages: AsyncIterable<readonly FirstAttempt[]>,
  onRows: (rows: number) => void,
): AsyncGenerator<readonly FirstAttempt[]> {
  let rows = 0
  for await (const page of pages) {
    rows += page.length
    onRows(rows)
    yield page
  }
}
