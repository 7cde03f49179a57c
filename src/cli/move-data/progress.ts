import { type Kysely, sql } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import type { Key } from './rows.ts'
import { MOVED, type TableName } from './tables.ts'

/** How far a move has come, kept in its target until it is done. */
export type Progress = { readonly from: string; readonly done: ReadonlyMap<TableName, Key> }

/** What has been moved from where so far; null where nothing was begun. */
export const readProgress = async (to: Kysely<Schema>): Promise<Progress | null> => {
  const tables = await to.introspection.getTables()
  if (tables.every(({ name }) => name !== 'moving')) return null
  const { rows } = await sql<{ name: TableName; source: string; last_key: string | null }>`
    select name, source, last_key from moving`.execute(to)
  if (rows.length === 0) return null
  const done = rows.flatMap(({ name, last_key }) =>
    last_key === null ? [] : [[name, JSON.parse(last_key) as Key] as const],
  )
  return { from: rows[0]!.source, done: new Map(done) }
}

export const beginProgress = async (to: Kysely<Schema>, from: string): Promise<Progress> => {
  await sql`create table if not exists moving (name text primary key, source text not null, last_key text)`.execute(
    to,
  )
  for (const name of MOVED)
    await sql`insert into moving (name, source, last_key) values (${name}, ${from}, null)`.execute(to)
  return { from, done: new Map() }
}

/** In the transaction that writes the rows up to this key. */
export const noteProgress = async (trx: Kysely<Schema>, table: TableName, last: Key): Promise<void> => {
  await sql`update moving set last_key = ${JSON.stringify(last)} where name = ${table}`.execute(trx)
}

export const endProgress = async (to: Kysely<Schema>): Promise<void> => {
  await sql`drop table moving`.execute(to)
}
