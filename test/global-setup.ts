import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { commandEnvironment } from './compile-cache.ts'
import { createPostgres, findPgBouncer, findPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server that all tests share; null where none runs. */
    postgres: string | null
    /** Whether this run is `npm run test:all`. */
    runsAll: boolean
    /** What randomized tests start from. */
    seed: string
  }
}

/**
 * Fills the code cache of the processes that tests start: most of them are killed, and only a clean exit writes it.
 * In a folder without an .env file it only says how to get a token.
 */
const fillCompileCache = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'proctor-cache-'))
  spawnSync(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    cwd: folder,
    env: commandEnvironment(),
  })
  rmSync(folder, { recursive: true })
}

/**
 * Prints the seed, and starts one throwaway PostgreSQL server for `npm run test:all` where PostgreSQL is installed.
 * CI must have it, because skipped tests prove nothing.
 */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const { runsAll, seed } = project.config.provide
  console.log(`Randomized tests: SEED=${seed}`)
  project.provide('postgres', null)
  if (!runsAll) return undefined
  fillCompileCache()
  if (!findPostgres()) {
    if (process.env.CI) throw new Error('CI runs the tests on PostgreSQL too: apt-get install postgresql')
    console.log('PostgreSQL is not installed: its tests are skipped (PGlite stands in for most of them).')
    return undefined
  }
  if (!findPgBouncer()) {
    if (process.env.CI) throw new Error('CI runs the tests behind PgBouncer too: apt-get install pgbouncer')
    console.log('PgBouncer is not installed: its tests are skipped.')
  }
  const cluster = await createPostgres()
  project.provide('postgres', cluster.url)
  return () => cluster.destroy()
}
