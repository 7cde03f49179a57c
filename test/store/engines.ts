import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { type Dialect, PGliteDialect } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import { postgresDialect } from '../../src/store/database/postgres.ts'
import { sqliteDialect } from '../../src/store/database/sqlite.ts'
import { databaseIn } from '../postgres.ts'
import { scratch } from '../scratch.ts'

/** Makes a copy of a database for one test, and returns its address. */
export type CopyDatabase = () => Promise<string>

/** A kind of database on which the store must do the same. */
type Engine = {
  /** An empty database for one test. */
  address(): Promise<string>
  dialect(address: string): Dialect | Promise<Dialect>
  /** Whether its connections are to be closed: PGlite has but one, for all tests of a file. */
  readonly closes: boolean
  /** Keeps a database to copy it. No one may be connected to it. Null: the engine can't. */
  readonly keep: ((address: string) => Promise<CopyDatabase>) | null
}

const sqlite: Engine = {
  address: async () => join(scratch(), 'test.sqlite'),
  dialect: sqliteDialect,
  closes: true,
  async keep(address) {
    const content = readFileSync(address)
    return async () => {
      const file = join(scratch(), 'test.sqlite')
      writeFileSync(file, content, { mode: 0o600 })
      return file
    }
  },
}

const openPostgres = async (template?: string): Promise<string> => {
  const { url, drop } = await databaseIn(inject('postgres')!, template)
  onTestFinished(drop)
  return url
}

const postgres: Engine = {
  address: () => openPostgres(),
  // What is kept is asked here, not how soon: a busy machine must not decide it.
  dialect: url => postgresDialect(url, { timeoutMs: null }),
  closes: true,
  async keep(address) {
    // It goes with its server, at the end of all tests.
    const kept = await databaseIn(inject('postgres')!, nameOf(address))
    return () => openPostgres(nameOf(kept.url))
  },
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1)

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
    onTestFinished(async () => void (await (await pglite)!.exec('drop schema if exists public cascade')))
    return 'its only database'
  },
  dialect: async () => new PGliteDialect({ pglite: (await pglite)! }),
  closes: false,
  keep: null,
}

const engines = { sqlite, pglite: inProcess, postgres }

/** Each store test runs once for each of them: see vitest.config.ts. */
export const engineName = (process.env.TEST_ENGINE ?? 'sqlite') as keyof typeof engines

export const engine = engines[engineName]

/** A test that compares two databases can't run on PGlite. */
export const hasOneDatabase = engineName === 'pglite'
