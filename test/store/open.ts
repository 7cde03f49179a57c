import { Kysely } from 'kysely'
import { onTestFinished } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import type { Schema } from '../../src/store/schema.ts'
import { storeOn } from '../../src/store/store.ts'
import { engine } from './engines.ts'

/** A connection to a database of the engine under test; closed after the test. */
export const connectTo = async (address: string): Promise<Kysely<Schema>> => {
  const db = new Kysely<Schema>({ dialect: await engine.dialect(address) })
  if (engine.closes) onTestFinished(() => db.destroy())
  return db
}

/** A store on a real database, with the database below it. */
export const openScratchStore = async (given?: string) => {
  const address = given ?? (await engine.address())
  const db = await connectTo(address)
  await migrate(db)
  return { db, store: storeOn(db), address }
}
