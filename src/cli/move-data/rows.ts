import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { KEYS, type TableName } from './tables.ts'

export type Row = Record<string, string | number | null>

/** The values of a row's primary key. */
export type Key = readonly (string | number)[]

/** With the 28 columns of a post this stays below the 32,766 values that SQLite takes in one statement. */
const ROWS_A_PAGE = 1000

/** A table from after a key on, page by page, in the order of its own database. */
export async function* pagesOf(
  db: Kysely<Schema>,
  table: TableName,
  after: Key | null = null,
): AsyncGenerator<Row[]> {
  for (let key = after; ; ) {
    const page = await nextPage(db, table, key)
    if (page.length > 0) yield page
    if (page.length < ROWS_A_PAGE) return
    key = keyOf(table, page.at(-1)!)
  }
}

export const keyOf = (table: TableName, row: Row): Key => KEYS[table]!.map(column => row[column]!)

const nextPage = async (db: Kysely<Schema>, table: TableName, after: Key | null): Promise<Row[]> => {
  const columns = sql.join(KEYS[table]!.map(column => sql.ref(column)))
  const where: RawBuilder<unknown> = after ? sql`where (${columns}) > (${sql.join([...after])})` : sql``
  const { rows } = await sql<Row>`select * from ${sql.table(table)} ${where}
    order by ${columns} limit ${sql.lit(ROWS_A_PAGE)}`.execute(db)
  return rows
}

export const countOf = async (db: Kysely<Schema>, table: TableName): Promise<number> => {
  const { rows } = await sql<{
    count: number | string
  }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return Number(rows[0]!.count)
}
