import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../../store/schema.ts'
import { readAnyOrder, type TableRow } from './rows.ts'
import type { TableName } from './tables.ts'

export type TableChecksum = { readonly rows: number; readonly sum: string }

const MODULUS = 2n ** 64n

/** The number of rows and the sum of their hashes. A sum does not depend on the order, which differs between engines. */
export const computeChecksum = async (
  db: Kysely<Schema>,
  table: TableName,
  onRows: (rows: number) => void,
): Promise<TableChecksum> => {
  let [rows, sum] = [0, 0n]
  for await (const page of readAnyOrder(db, table)) {
    for (const row of page) sum += hashRow(row)
    rows += page.length
    onRows(page.length)
  }
  return { rows, sum: (sum % MODULUS).toString(16).padStart(16, '0') }
}

const hashRow = (row: TableRow): bigint => {
  const fields = Object.keys(row)
    .sort()
    .map(column => [column, row[column]])
  return createHash('sha256').update(JSON.stringify(fields)).digest().readBigUInt64BE()
}
