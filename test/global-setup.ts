import type { TestProject } from 'vitest/node'
import { createPostgres, findPostgres } from './postgres.ts'

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
 * Prints the seed, and starts one throwaway PostgreSQL server for `npm run test:all` where PostgreSQL is installed.
 * CI must have it, because skipped tests prove nothing.
 */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const { runsAll, seed } = project.config.provide
  console.log(`Randomized tests: SEED=${seed}`)
  project.provide('postgres', null)
  if (!runsAll) return undefined
  if (!findPostgres()) {
    if (process.env.CI) throw new Error('CI runs the tests on PostgreSQL too: apt-get install postgresql')
    console.log('PostgreSQL is not installed: its tests are skipped (PGlite stands in for most of them).')
    return undefined
  }
  const cluster = await createPostgres()
  project.provide('postgres', cluster.url)
  return () => cluster.destroy()
}
