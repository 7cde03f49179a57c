import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import type { Database } from '../../config.ts'
import { connectWithRetry } from '../../store/connect-with-retry.ts'
import { databaseName, dialectOf } from '../../store/dialect.ts'
import { migrate } from '../../store/migrate.ts'
import type { Schema } from '../../store/schema.ts'
import { type Sum, sumOf } from './compare.ts'
import { beginProgress, endProgress, noteProgress, type Progress, readProgress } from './progress.ts'
import { countOf, type Key, keyOf, pagesOf, type Row } from './rows.ts'
import { MOVED, type TableName } from './tables.ts'

/** Why nothing, or not all, was moved. The message says what to do. */
export class MoveError extends Error {
  override readonly name = 'MoveError'
}

export type Moved = { readonly table: TableName } & Sum

/** Told of every step: what is done in it, and how many of how many rows. Throws to stop; a later move goes on there. */
export type OnStep = (what: 'Copying' | 'Comparing', done: number, of: number) => void

/**
 * Copies everything from one database to an empty one of either kind, and compares the two. One that was cut
 * off goes on where it was. The bot must not run meanwhile. Throws MoveError.
 */
export const moveData = async (from: Database, to: Database, onStep: OnStep): Promise<Moved[]> => {
  if (databaseName(from) === databaseName(to)) throw new MoveError('Both addresses are the same database.')
  if (from.kind === 'sqlite' && !existsSync(from.file))
    throw new MoveError(`There is no ${from.file} to move from.`)
  const source = await open(from)
  const target = await open(to).catch(async error => {
    await source.destroy()
    throw error
  })
  try {
    const progress = await begin(target, from, to)
    await copyAll(source, target, progress, onStep)
    const moved = await compareAll(source, target, onStep)
    await endProgress(target)
    return moved
  } finally {
    await source.destroy()
    await target.destroy()
  }
}

const open = async (database: Database): Promise<Kysely<Schema>> => {
  const db = new Kysely<Schema>({ dialect: await dialectOf(database, { timeoutMs: null, connections: 2 }) })
  await connectWithRetry(database, () => migrate(db)).catch(async error => {
    await db.destroy()
    throw error
  })
  return db
}

const begin = async (target: Kysely<Schema>, from: Database, to: Database): Promise<Progress> => {
  const before = await readProgress(target)
  if (before && before.from !== databaseName(from))
    throw new MoveError(
      `A move from ${before.from} to ${databaseName(to)} was begun and not ended. Go on with that one, or give an empty database.`,
    )
  if (before) return before
  for (const table of MOVED)
    if ((await countOf(target, table)) > 0)
      throw new MoveError(
        `${databaseName(to)} is not empty: it has ${table}. Give an empty database; nothing was moved.`,
      )
  return beginProgress(target, databaseName(from))
}

const copyAll = async (
  source: Kysely<Schema>,
  target: Kysely<Schema>,
  { done }: Progress,
  onStep: OnStep,
): Promise<void> => {
  const all = await total(source)
  let copied = await total(target)
  onStep('Copying', copied, all)
  for (const table of MOVED)
    for await (const page of pagesOf(source, table, done.get(table) ?? null)) {
      await write(target, table, page)
      copied += page.length
      onStep('Copying', copied, all)
    }
}

const total = async (db: Kysely<Schema>): Promise<number> => {
  const counts = await Promise.all(MOVED.map(table => countOf(db, table)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** A page and how far that is, together: a page is there as a whole or will be written again. */
const write = async (target: Kysely<Schema>, table: TableName, page: readonly Row[]): Promise<void> => {
  await target
    .transaction()
    .execute(async trx => {
      await trx
        .insertInto(table)
        .values(page as never)
        .onConflict(conflict => conflict.doNothing())
        .execute()
      await noteProgress(trx, table, keyOf(table, page.at(-1)!))
    })
    .catch(error => {
      throw explained(error, table, page)
    })
}

/** PostgreSQL keeps no text with a NUL in it; SQLite does. */
const explained = (error: unknown, table: TableName, page: readonly Row[]): unknown => {
  const odd = page.find(row => Object.values(row).some(value => String(value).includes('\0')))
  if (!odd) return error
  return new MoveError(
    `PostgreSQL cannot keep the row ${sayKey(keyOf(table, odd))} of ${table}: it holds a NUL character. Mend it, and move again.`,
    { cause: error },
  )
}

const sayKey = (key: Key): string => key.join(' / ')

const compareAll = async (
  source: Kysely<Schema>,
  target: Kysely<Schema>,
  onStep: OnStep,
): Promise<Moved[]> => {
  const all = 2 * (await total(source))
  let compared = 0
  const step = (rows: number) => {
    compared += rows
    onStep('Comparing', compared, all)
  }
  const moved: Moved[] = []
  for (const table of MOVED) {
    const [here, there] = [await sumOf(source, table, step), await sumOf(target, table, step)]
    if (here.rows !== there.rows || here.sum !== there.sum)
      throw new MoveError(sayDifferent(table, here, there))
    moved.push({ table, ...there })
  }
  return moved
}

const sayDifferent = (table: TableName, here: Sum, there: Sum): string =>
  `${table} differ: ${here.rows} rows (sum ${here.sum}) there, ${there.rows} (sum ${there.sum}) here. ` +
  'Something wrote while they were moved, most likely a bot. Stop every bot, empty the target, and move again.'
