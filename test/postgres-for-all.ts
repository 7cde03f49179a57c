import type { TestProject } from 'vitest/node'
import { createPostgres, findPostgres } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a PostgreSQL server that all tests share; null where none is installed. */
    postgres: string | null
  }
}

/**
 * One throwaway PostgreSQL server for the whole run, where PostgreSQL is installed. CI must have it: there the
 * tests that need it may not be passed over.
 */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  if (!findPostgres()) {
    if (process.env.CI) throw new Error('CI runs the tests on PostgreSQL too: apt-get install postgresql')
    console.log('PostgreSQL is not installed: its tests are skipped (PGlite stands in for most of them).')
    project.provide('postgres', null)
    return undefined
  }
  const cluster = await createPostgres()
  project.provide('postgres', cluster.url)
  return () => cluster.destroy()
}
