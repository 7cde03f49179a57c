import { type Kysely, sql } from 'kysely'
import { MOVE_TABLE } from '../../store/database/unfinished-move.ts'
import type { Schema } from '../../store/schema.ts'
import type { RowKey } from './rows.ts'
import { TABLES, type TableName } from './tables.ts'

/** How far a move has come: where from, and each table's last copied key. A table of the target until the move ends. */
export type Checkpoint = { readonly from: string; readonly lastKeys: ReadonlyMap<TableName, RowKey> }

const MOVING = sql.table(MOVE_TABLE)

/** Null if no move was started. */
export const readCheckpoint = async (target: Kysely<Schema>): Promise<Checkpoint | null> => {
  const tables = await target.introspection.getTables()
  if (tables.every(({ name }) => name !== MOVE_TABLE)) return null
  const { rows } = await sql<{ name: TableName; source: string; last_key: string | null }>`
    select name, source, last_key from ${MOVING}`.execute(target)
  if (rows.length === 0) return null
  const lastKeys = rows.flatMap(({ name, last_key }) =>
    last_key === null ? [] : [[name, JSON.parse(last_key) as RowKey] as const],
  )
  return { from: rows[0]!.source, lastKeys: new Map(lastKeys) }
}

export const createCheckpoint = async (target: Kysely<Schema>, from: string): Promise<Checkpoint> => {
  await sql`create table if not exists ${MOVING} (name text primary key, source text not null, last_key text)`.execute(
    target,
  )
  for (const name of TABLES)
    await sql`insert into ${MOVING} (name, source, last_key) values (${name}, ${from}, null)`.execute(target)
  return { from, lastKeys: new Map() }
}

/** Call it in the transaction that writes the rows up to this key. */
export const saveCheckpoint = async (trx: Kysely<Schema>, table: TableName, last: RowKey): Promise<void> => {
  await sql`update ${MOVING} set last_key = ${JSON.stringify(last)} where name = ${table}`.execute(trx)
}

export const dropCheckpoint = async (target: Kysely<Schema>): Promise<void> => {
  await sql`drop table ${MOVING}`.execute(target)
}
