import { type Kysely, sql } from 'kysely'
import { type Database, databaseName } from '../../database-url.ts'
import type { Schema } from '../schema.ts'
import { DatabaseError } from './error.ts'

/** The table of a target in which `move-data` keeps how far it has come, until it has ended. */
export const MOVE_TABLE = 'moving'

/** Where a move into this database that was cut off came from; null if there was none, or it has ended. */
export const findUnfinishedMove = async (db: Kysely<Schema>): Promise<string | null> => {
  const tables = await db.introspection.getTables()
  if (tables.every(({ name }) => name !== MOVE_TABLE)) return null
  const { rows } = await sql<{ source: string }>`select source from ${sql.table(MOVE_TABLE)} limit 1`.execute(
    db,
  )
  return rows[0]?.source ?? null
}

/** Throws DatabaseError where a move was cut off: what is not there yet would be missing for good. */
export const refuseUnfinishedMove = async (db: Kysely<Schema>, database: Database): Promise<void> => {
  const source = await findUnfinishedMove(db)
  if (source === null) return
  throw new DatabaseError(
    `Only a part of ${source} has been moved into ${databaseName(database)}: npm run move-data was cut off. ` +
      'Run that command again, which goes on where it stopped, then start the bot.',
  )
}
