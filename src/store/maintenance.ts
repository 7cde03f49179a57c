import { type Kysely, sql } from 'kysely'
import type { Maintenance } from '../play/ports/maintenance.ts'
import { taskKindsWhere } from '../play/tasks/task-kinds.ts'
import { expireResets } from './boards/expire-resets.ts'
import { deleteExpiredTotals } from './boards/expire-totals.ts'
import { fileSize } from './database/sqlite.ts'
import { inTransaction, isSqlite } from './database/transaction.ts'
import type { Schema } from './schema.ts'
import { moveTask } from './tasks.ts'

export const maintenance = (db: Kysely<Schema>): Maintenance => ({
  ping: async () => {
    // A query on a table, because SQLite answers `select 1` without reading its file.
    await db.selectFrom('tasks').select('kind').limit(1).execute()
  },
  vacuum: maxBytes => vacuum(db, maxBytes),
  releasePages: maxPages => releasePages(db, maxPages),
  expireTotals: (cutoffs, maxRows) => deleteExpiredTotals(db, cutoffs, maxRows),
  expireResets: (at, maxRows) => inTransaction(db, trx => expireResets(trx, at, maxRows)),
  rescheduleAfterRollback: now => inTransaction(db, trx => rescheduleAfterRollback(trx, now)),
  stop: () => db.destroy(),
})

/**
 * Vacuum, so deleted bytes leave the disk: SQLite keeps copies of moved rows in the free space of pages, which
 * `secure_delete` does not overwrite. Rewrites the file at about 200 MB/s and blocks everything meanwhile. Then empties
 * the WAL, which still holds the old pages.
 */
const vacuum = async (db: Kysely<Schema>, maxBytes: number): Promise<boolean> => {
  if (!isSqlite(db)) return true
  if ((await fileSize(db)) > maxBytes) return false
  await sql`vacuum`.execute(db)
  const { rows } = await sql<{ busy: 0 | 1 }>`pragma wal_checkpoint(truncate)`.execute(db)
  if (rows[0]!.busy === 1) throw new Error('the database log couldn’t be emptied: it’s still being read')
  return true
}

/**
 * Incremental vacuum. Of no effect on PostgreSQL, and on a file that no full vacuum has prepared for it. One statement a
 * page, because better-sqlite3 runs only the first step of the pragma, which frees one.
 */
const releasePages = async (db: Kysely<Schema>, maxPages: number): Promise<boolean> => {
  if (!isSqlite(db)) return false
  return inTransaction(db, async trx => {
    const before = await freePages(trx)
    const pages = Math.min(before, maxPages)
    for (let page = 0; page < pages; page++) await sql`pragma incremental_vacuum(1)`.execute(trx)
    const after = await freePages(trx)
    return after > 0 && after < before
  })
}

const freePages = async (db: Kysely<Schema>): Promise<number> => {
  const { rows } = await sql<{
    count: number
  }>`select freelist_count as count from pragma_freelist_count`.execute(db)
  return rows[0]!.count
}

/** Kinds of tasks that are never planned far ahead. */
const SHORT_TERM_KINDS = taskKindsWhere(({ isDueSoon }) => isDueSoon)

const MAX_AHEAD_MS = 5 * 60_000

/**
 * Clock rollback: the wall clock was ahead and is right again, so whatever was planned meanwhile is too far in the
 * future. Short-term tasks become due now. A question that opens in the future opens now, for as long as planned.
 */
const rescheduleAfterRollback = async (trx: Kysely<Schema>, now: number): Promise<void> => {
  const limit = now + MAX_AHEAD_MS
  await trx
    .updateTable('tasks')
    .set({ due_at: now })
    .where('kind', 'in', SHORT_TERM_KINDS)
    .where('due_at', '>', limit)
    .execute()
  for (const { id, opened_at, closes_at } of await selectFuturePosts(trx, limit)) {
    const closesAt = now + closes_at - opened_at
    await trx
      .updateTable('posts')
      .set({ opened_at: now, closes_at: closesAt })
      .where('id', '=', id)
      .where('opened_at', '=', opened_at)
      .execute()
    await moveTask(trx, 'close', id, closesAt, 0)
  }
}

/** Open posts that open after `at`. Not dailies: these close by the date of the next one. */
const selectFuturePosts = (db: Kysely<Schema>, at: number) =>
  db
    .selectFrom('tasks')
    .innerJoin('posts', 'posts.id', 'tasks.ref')
    .select(['posts.id', 'posts.opened_at', 'posts.closes_at'])
    .where('tasks.kind', '=', 'close')
    .where('tasks.due_at', '>', at)
    .where('posts.opened_at', '>', at)
    .where('posts.closed_at', 'is', null)
    .where('posts.daily_id', 'is', null)
    .orderBy('posts.id')
    .execute()
