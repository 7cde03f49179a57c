import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { type Dialect, PGliteDialect } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import { postgresDialect } from '../../src/store/postgres.ts'
import { sqliteDialect } from '../../src/store/sqlite.ts'
import { databaseIn } from '../postgres.ts'
import { scratch } from '../scratch.ts'

/** A kind of database on which the store must do the same. */
type Engine = {
  /** An empty database for one test. */
  address(): Promise<string>
  dialect(address: string): Dialect | Promise<Dialect>
  /** Whether its connections are to be closed: PGlite has but one, for all tests of a file. */
  readonly closes: boolean
}

const sqlite: Engine = {
  address: async () => join(scratch(), 'test.sqlite'),
  dialect: sqliteDialect,
  closes: true,
}

const postgres: Engine = {
  async address() {
    const { url, drop } = await databaseIn(inject('postgres')!)
    onTestFinished(drop)
    return url
  },
  // What is kept is asked here, not how soon: a busy machine must not decide it.
  dialect: url => postgresDialect(url, { timeoutMs: null }),
  closes: true,
}

let pglite: Promise<PGlite> | null = null

/** Loaded only where it is wanted: it is PostgreSQL as 27 MB of WebAssembly. */
const openPglite = async (): Promise<PGlite> => {
  const { PGlite } = await import('@electric-sql/pglite')
  return PGlite.create({ parsers: { 20: Number, 1700: Number } })
}

const inProcess: Engine = {
  async address() {
    pglite ??= openPglite()
    await (await pglite).exec('create schema if not exists public')
    onTestFinished(async () => void (await (await pglite)!.exec('drop schema public cascade')))
    return 'its only database'
  },
  dialect: async () => new PGliteDialect({ pglite: (await pglite)! }),
  closes: false,
}

const engines = { sqlite, pglite: inProcess, postgres }

/** Each store test runs once for each of them: see vitest.config.ts. */
export const engineName = (process.env.TEST_ENGINE ?? 'sqlite') as keyof typeof engines

export const engine = engines[engineName]
