import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { migrate } from '../../src/store/database/migrate.ts'
import { sqliteDialect } from '../../src/store/database/sqlite.ts'
import type { Schema } from '../../src/store/schema.ts'
import { scratch } from '../scratch.ts'

let content: Promise<Buffer> | null = null

const makeContent = async (): Promise<Buffer> => {
  const file = join(scratch(), 'migrated.sqlite')
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
  await migrate(db)
  await db.destroy()
  return readFileSync(file)
}

/** A new SQLite file with all tables and no rows: a copy of one that the migrations made, once in each worker. */
export const writeMigratedFile = async (file: string): Promise<void> => {
  content ??= makeContent()
  writeFileSync(file, await content, { mode: 0o600, flag: 'wx' })
}
