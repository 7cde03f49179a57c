import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'
import { storeOn } from '../../src/store/store.ts'

/** A folder for one test, gone after it. */
export const scratch = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store on a real file, with the database below it. */
export const openScratchStore = async (file = join(scratch(), 'test.sqlite')) => {
  const db = new Kysely<Schema>({ dialect: sqliteDialect(file) })
  onTestFinished(() => db.destroy())
  await migrate(db)
  return { db, store: storeOn(db), file }
}
