import { existsSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type Insertable, Kysely } from 'kysely'
import { digestFor } from '../../store/database/digest.ts'
import { migrate } from '../../store/database/migrate.ts'
import { sqliteDialect } from '../../store/database/sqlite.ts'
import { inTransaction } from '../../store/database/transaction.ts'
import { deletePersonBatch } from '../../store/people/delete-person.ts'
import { selectPeople } from '../../store/people/person-columns.ts'
import type { DeletionsTable, Schema } from '../../store/schema.ts'
import { sync } from './copy.ts'

/**
 * Deletes from `copy`, a copy of a backup, everyone who deleted their data since. The database that it replaces knows
 * who did, by digests. Brings the copy up to date if there is anyone. Resolves with the number of people; null if
 * `file` is not there or can't be read. `onProgress`: how many people of the copy were looked up.
 */
export const applyDeletions = async (
  file: string,
  copy: string,
  onProgress: OnPeopleProgress,
): Promise<number | null> => {
  const known = readDeletions(file)
  if (known === null) return null
  const done = new Set((readDeletions(copy) ?? []).map(({ salt }) => salt))
  const missing = known.filter(({ salt }) => !done.has(salt))
  if (missing.length === 0) return 0
  const db = new Kysely<Schema>({ dialect: sqliteDialect(copy) })
  try {
    await migrate(db)
    for (const deletion of missing) await db.insertInto('deletions').values(deletion).execute()
    const people = await findDeleted(await selectPeople(db), missing, onProgress)
    for (const userId of people)
      while (await inTransaction(db, trx => deletePersonBatch(trx, userId, 0, ROWS_PER_BATCH)));
    return people.length
  } finally {
    await db.destroy()
    toPlainFile(copy)
  }
}

export type OnPeopleProgress = (done: number, total: number) => void

type Deletion = Insertable<DeletionsTable>

/** So many hashes take some milliseconds. */
const HASHES_PER_STEP = 5000

/** Each person is hashed with the salt of each deletion: a digest can't be looked up by an id. */
const findDeleted = async (
  people: ReadonlySet<string>,
  deletions: readonly Deletion[],
  onProgress: OnPeopleProgress,
): Promise<string[]> => {
  const peoplePerStep = Math.ceil(HASHES_PER_STEP / deletions.length)
  const found: string[] = []
  let done = 0
  for (const userId of people) {
    if (deletions.some(({ salt, digest }) => digest === digestFor(salt, userId))) found.push(userId)
    done += 1
    if (done % peoplePerStep !== 0 && done < people.size) continue
    onProgress(done, people.size)
    await setImmediate()
  }
  return found
}

/** No one waits for clicks here, so batches may be large. */
const ROWS_PER_BATCH = 1000

/** Empty for a database of a version that kept no deletions. */
const readDeletions = (file: string): Deletion[] | null => {
  if (!existsSync(file)) return null
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const table = database.prepare("select 1 from sqlite_schema where name = 'deletions'").get()
      if (!table) return []
      return database.prepare('select * from deletions').all() as Deletion[]
    } finally {
      database.close()
    }
  } catch {
    // Damaged, which may be why it is replaced: the caller says so.
    return null
  }
}

/** One file without a WAL, and without the bytes of the rows that were deleted. */
const toPlainFile = (copy: string): void => {
  const database = new Database(copy, { fileMustExist: true })
  try {
    database.pragma('journal_mode = delete')
    database.exec('vacuum')
  } finally {
    database.close()
  }
  sync(copy)
}
