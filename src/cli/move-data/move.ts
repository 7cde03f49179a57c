import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import { type Database, databaseName } from '../../database-url.ts'
import { toDatabaseError } from '../../store/database/connect-with-retry.ts'
import { migrate } from '../../store/database/migrate.ts'
import { tryLockDatabase, type Unlock } from '../../store/database/process-lock.ts'
import type { Schema } from '../../store/schema.ts'
import { connectForCommand } from '../connect.ts'
import { CliError } from '../shared/args.ts'
import {
  type Checkpoint,
  createCheckpoint,
  dropCheckpoint,
  readCheckpoint,
  saveCheckpoint,
} from './checkpoint.ts'
import { computeChecksum, type TableChecksum } from './checksum.ts'
import { countRows, type RowKey, readPages, rowKey, type TableRow } from './rows.ts'
import { TABLES, type TableName } from './tables.ts'

export type MovedTable = { readonly table: TableName } & TableChecksum

/** Called after every page, with numbers of rows. It may throw to stop; the next move resumes from there. */
export type OnMoveProgress = (phase: 'Copying' | 'Comparing', done: number, total: number) => void

/**
 * Copies everything from one database to an empty one of either kind, and compares the two by checksums. A move
 * that was interrupted resumes from its checkpoint. The bot must be stopped. Throws CliError.
 */
export const moveData = async (
  from: Database,
  to: Database,
  onProgress: OnMoveProgress,
): Promise<MovedTable[]> => {
  if (databaseName(from) === databaseName(to)) throw new CliError('Both addresses are the same database.')
  if (from.kind === 'sqlite' && !existsSync(from.file))
    throw new CliError(`There’s no ${from.file} to move from.`)
  const locks = [lockFor(from)]
  let source: Kysely<Schema> | null = null
  let target: Kysely<Schema> | null = null
  try {
    locks.push(lockFor(to))
    source = await open(from)
    target = await open(to)
    const checkpoint = await loadCheckpoint(target, from, to)
    await copyAll(source, target, checkpoint, onProgress)
    const tables = await compareAll(source, target, onProgress)
    await dropCheckpoint(target)
    return tables
  } finally {
    await source?.destroy()
    await target?.destroy()
    for (const unlock of locks) unlock()
  }
}

const lockFor = (database: Database): Unlock => {
  if (database.kind === 'postgres') return () => {}
  const unlock = tryLockDatabase(database.file)
  if (unlock) return unlock
  throw new CliError(`A bot uses ${database.file}. Stop it, then move its data.`)
}

const open = async (database: Database): Promise<Kysely<Schema>> => {
  const db = new Kysely<Schema>({ dialect: await connectForCommand(database, { connections: 2 }) })
  await migrate(db).catch(async error => {
    await db.destroy()
    throw toDatabaseError(database, error)
  })
  return db
}

/** The checkpoint of an interrupted move, or a new one if the target is empty. */
const loadCheckpoint = async (target: Kysely<Schema>, from: Database, to: Database): Promise<Checkpoint> => {
  const before = await readCheckpoint(target)
  if (before && before.from !== databaseName(from))
    throw new CliError(
      `A move from ${before.from} to ${databaseName(to)} was started and not finished. Continue that one, or use an empty database.`,
    )
  if (before) return before
  for (const table of TABLES)
    if ((await countRows(target, table)) > 0)
      throw new CliError(
        `${databaseName(to)} isn’t empty: it has ${table}. Use an empty database; nothing was moved.`,
      )
  return createCheckpoint(target, databaseName(from))
}

const copyAll = async (
  source: Kysely<Schema>,
  target: Kysely<Schema>,
  { lastKeys }: Checkpoint,
  onProgress: OnMoveProgress,
): Promise<void> => {
  const all = await countAll(source)
  let copied = await countAll(target)
  onProgress('Copying', copied, all)
  for (const table of TABLES)
    for await (const page of readPages(source, table, lastKeys.get(table) ?? null)) {
      await writePage(target, table, page)
      copied += page.length
      onProgress('Copying', copied, all)
    }
}

const countAll = async (db: Kysely<Schema>): Promise<number> => {
  const counts = await Promise.all(TABLES.map(table => countRows(db, table)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Writes a page and the checkpoint in one transaction. */
const writePage = async (
  target: Kysely<Schema>,
  table: TableName,
  page: readonly TableRow[],
): Promise<void> => {
  await target
    .transaction()
    .execute(async trx => {
      await trx
        .insertInto(table)
        .values(page as never)
        .onConflict(conflict => conflict.doNothing())
        .execute()
      await saveCheckpoint(trx, table, rowKey(table, page.at(-1)!))
    })
    .catch(error => {
      throw explainWriteError(error, table, page)
    })
}

/** PostgreSQL cannot store NUL characters; SQLite can. */
const explainWriteError = (error: unknown, table: TableName, page: readonly TableRow[]): unknown => {
  const row = page.find(candidate => Object.values(candidate).some(value => String(value).includes('\0')))
  if (!row) return error
  return new CliError(
    `PostgreSQL can’t store the row ${formatKey(rowKey(table, row))} of ${table}: it contains a NUL character. Fix it, and move again.`,
    { cause: error },
  )
}

const formatKey = (key: RowKey): string => key.join(' / ')

const compareAll = async (
  source: Kysely<Schema>,
  target: Kysely<Schema>,
  onProgress: OnMoveProgress,
): Promise<MovedTable[]> => {
  const all = 2 * (await countAll(source))
  let compared = 0
  const onRows = (rows: number) => {
    compared += rows
    onProgress('Comparing', compared, all)
  }
  const tables: MovedTable[] = []
  for (const table of TABLES) {
    const [expected, actual] = [
      await computeChecksum(source, table, onRows),
      await computeChecksum(target, table, onRows),
    ]
    if (expected.rows !== actual.rows || expected.sum !== actual.sum)
      throw new CliError(explainDifference(table, expected, actual))
    tables.push({ table, ...actual })
  }
  return tables
}

const explainDifference = (table: TableName, expected: TableChecksum, actual: TableChecksum): string =>
  `${table} differ: ${expected.rows} rows (sum ${expected.sum}) there, ${actual.rows} (sum ${actual.sum}) here. ` +
  'Something, most likely a bot, wrote to the source during the move. Stop every bot, empty the target, and move again.'
