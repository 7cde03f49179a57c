import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { PRIMARY_KEYS, type TableName } from './tables.ts'

export type TableRow = Record<string, string | number | null>

/** The values of a primary key. */
export type RowKey = readonly (string | number)[]

/** Times the 28 columns of a post, this is below SQLite's limit of 32,766 values in one statement. */
const PAGE_SIZE = 1000

/** Keyset pagination: reads a table page by page in the order of its primary key, from after a key on. */
export async function* readPages(
  db: Kysely<Schema>,
  table: TableName,
  after: RowKey | null = null,
): AsyncGenerator<TableRow[]> {
  for (let key = after; ; ) {
    const page = await readPage(db, table, key)
    if (page.length > 0) yield page
    if (page.length < PAGE_SIZE) return
    key = rowKey(table, page.at(-1)!)
  }
}

export const rowKey = (table: TableName, row: TableRow): RowKey =>
  PRIMARY_KEYS[table]!.map(column => row[column]!)

const readPage = async (db: Kysely<Schema>, table: TableName, after: RowKey | null): Promise<TableRow[]> => {
  const columns = sql.join(PRIMARY_KEYS[table]!.map(column => sql.ref(column)))
  const where: RawBuilder<unknown> = after ? sql`where (${columns}) > (${sql.join([...after])})` : sql``
  const { rows } = await sql<TableRow>`select * from ${sql.table(table)} ${where}
    order by ${columns} limit ${sql.lit(PAGE_SIZE)}`.execute(db)
  return rows
}

export const countRows = async (db: Kysely<Schema>, table: TableName): Promise<number> => {
  const { rows } = await sql<{
    count: number | string
  }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return Number(rows[0]!.count)
}
