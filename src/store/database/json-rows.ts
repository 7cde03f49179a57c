import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { isSqlite } from './transaction.ts'

/** Columns with their SQL types. */
export type ColumnTypes<Row> = Readonly<Record<keyof Row & string, 'text' | 'integer' | 'bigint'>>

/**
 * Rows as a table expression with this alias: one parameter, however many rows, so that the statement is compiled once.
 * Whole numbers and texts only: JSON in SQLite may round others.
 */
export const jsonRows = <Row extends object>(
  db: Kysely<Schema>,
  alias: string,
  rows: readonly Row[],
  types: ColumnTypes<Row>,
): RawBuilder<unknown> => {
  const json = JSON.stringify(rows)
  const names = Object.keys(types) as (keyof Row & string)[]
  if (isSqlite(db))
    return sql`(select ${sql.join(
      names.map(name => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`),
    )} from json_each(${json})) as ${sql.ref(alias)}`
  const columns = names.map(name => sql`${sql.ref(name)} ${sql.raw(types[name])}`)
  return sql`jsonb_to_recordset(${json}::jsonb) as ${sql.ref(alias)}(${sql.join(columns)})`
}
