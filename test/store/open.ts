import { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { migrate } from '../../src/store/database/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { type CopyDatabase, engine } from './engines.ts'

/** A connection to a database of the engine under test; closed after the test. */
export const connectTo = async (address: string): Promise<Kysely<Schema>> => {
  const db = new Kysely<Schema>({ dialect: await engine.dialect(address) })
  if (engine.closes) onTestFinished(() => db.destroy())
  return db
}

export type ScratchStore = Awaited<ReturnType<typeof storeAt>>

const storeAt = async (address: string) => {
  const db = await connectTo(address)
  return { db, store: storeOn(db), address }
}

/** A store on a real database, with the database below it. */
export const openScratchStore = async (given?: string): Promise<ScratchStore> => {
  if (given === undefined) return openMigrated()
  const scratch = await storeAt(given)
  await migrate(scratch.db)
  return scratch
}

/** Fills a database once in each worker; each call opens a copy of it, or fills another where the engine has no copies. */
export const copiesOf = (fill: () => Promise<ScratchStore>): (() => Promise<ScratchStore>) => {
  let copy: Promise<CopyDatabase> | null = null
  const { keep } = engine
  if (keep === null) return fill
  const fillAndKeep = async (): Promise<CopyDatabase> => {
    const { db, address } = await fill()
    await db.destroy()
    return keep(address)
  }
  return async () => {
    copy ??= fillAndKeep()
    return storeAt(await (await copy)())
  }
}

/** A store whose tables the migrations made. They take longer than most tests. */
const openMigrated = copiesOf(async () => {
  const scratch = await storeAt(await engine.address())
  await migrate(scratch.db)
  return scratch
})
