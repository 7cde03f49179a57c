import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { pagesOf, type Row } from './rows.ts'
import type { TableName } from './tables.ts'

export type Sum = { readonly rows: number; readonly sum: string }

const WRAP = 2n ** 64n

/**
 * How many rows a table has, and the sum of a hash of each: the same for the same rows in any order, since two
 * engines put text in different orders.
 */
export const sumOf = async (
  db: Kysely<Schema>,
  table: TableName,
  onRows: (rows: number) => void,
): Promise<Sum> => {
  let [rows, sum] = [0, 0n]
  for await (const page of pagesOf(db, table)) {
    for (const row of page) sum += hashOf(row)
    rows += page.length
    onRows(page.length)
  }
  return { rows, sum: (sum % WRAP).toString(16).padStart(16, '0') }
}

const hashOf = (row: Row): bigint => {
  const fields = Object.keys(row)
    .sort()
    .map(column => [column, row[column]])
  return createHash('sha256').update(JSON.stringify(fields)).digest().readBigUInt64BE()
}
