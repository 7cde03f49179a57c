import { type Kysely, type RawBuilder, sql } from 'kysely'
import { isSqlite } from '../../store/database/transaction.ts'
import type { Schema } from '../../store/schema.ts'
import { PRIMARY_KEYS, type TableName } from './tables.ts'

export type TableRow = Record<string, string | number | null>

/** The values of a primary key. */
export type RowKey = readonly (string | number)[]

/** Times the 28 columns of a post, this is below SQLite's limit of 32,766 values in one statement. */
const PAGE_SIZE = 1000

/**
 * Reads a table page by page in the order of its primary key, from after a key on: on SQLite by keyset pagination, on
 * PostgreSQL through one cursor. There, each page of a large table could be planned as a sort of the whole table.
 */
export const readPages = (
  db: Kysely<Schema>,
  table: TableName,
  after: RowKey | null = null,
): AsyncGenerator<TableRow[]> => {
  const order = sql`order by ${columnsOf(table)}`
  return isSqlite(db)
    ? readByKeyset(db, table, after)
    : readByCursor(db, sql`select * from ${sql.table(table)} ${whereAfter(table, after)} ${order}`)
}

/** Reads a table page by page in whatever order is the fastest. */
export const readAnyOrder = (db: Kysely<Schema>, table: TableName): AsyncGenerator<TableRow[]> =>
  isSqlite(db) ? readByKeyset(db, table, null) : readByCursor(db, sql`select * from ${sql.table(table)}`)

async function* readByKeyset(
  db: Kysely<Schema>,
  table: TableName,
  after: RowKey | null,
): AsyncGenerator<TableRow[]> {
  for (let key = after; ; ) {
    const page = await readPage(db, table, key)
    if (page.length > 0) yield page
    if (page.length < PAGE_SIZE) return
    key = rowKey(table, page.at(-1)!)
  }
}

/** A cursor lives in a transaction, and so does the connection that it needs. */
async function* readByCursor(db: Kysely<Schema>, query: RawBuilder<unknown>): AsyncGenerator<TableRow[]> {
  const trx = await db.startTransaction().execute()
  try {
    await sql`declare page no scroll cursor for ${query}`.execute(trx)
    for (;;) {
      const { rows } = await sql<TableRow>`fetch ${sql.lit(PAGE_SIZE)} from page`.execute(trx)
      if (rows.length > 0) yield rows
      if (rows.length < PAGE_SIZE) return
    }
  } finally {
    await trx.rollback().execute()
  }
}

export const rowKey = (table: TableName, row: TableRow): RowKey =>
  PRIMARY_KEYS[table]!.map(column => row[column]!)

const readPage = async (db: Kysely<Schema>, table: TableName, after: RowKey | null): Promise<TableRow[]> => {
  const { rows } = await sql<TableRow>`select * from ${sql.table(table)} ${whereAfter(table, after)}
    order by ${columnsOf(table)} limit ${sql.lit(PAGE_SIZE)}`.execute(db)
  return rows
}

const columnsOf = (table: TableName): RawBuilder<unknown> =>
  sql.join(PRIMARY_KEYS[table]!.map(column => sql.ref(column)))

const whereAfter = (table: TableName, after: RowKey | null): RawBuilder<unknown> =>
  after ? sql`where (${columnsOf(table)}) > (${sql.join([...after])})` : sql``

export const countRows = async (db: Kysely<Schema>, table: TableName): Promise<number> => {
  const { rows } = await sql<{
    count: number | string
  }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return Number(rows[0]!.count)
}
