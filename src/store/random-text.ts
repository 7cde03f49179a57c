import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { isSqlite } from './transaction.ts'

/** An SQL expression: 32 random hex digits, others for each row. */
export const randomText = (db: Kysely<Schema>) =>
  isSqlite(db)
    ? sql<string>`lower(hex(randomblob(16)))`
    : sql<string>`replace(cast(gen_random_uuid() as text), '-', '')`
