import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { findPostgres } from './test/postgres.ts'
import { seedOf } from './test/seed.ts'

/**
 * Slow by nature: processes that are started and killed, long outages, whole pages in a browser. Single tests of
 * other files carry the tag `slow` instead.
 */
const SLOW_FILES = [
  'test/e2e/{backup,chaos,clock-steps,daily-crash,database,outage,postgres-away,processes}.test.ts',
  'test/e2e/{restart,rush,shards-slow,sqlite-faults,stop}.test.ts',
  'test/dev/playground/{form,guard,main,play,server}.test.ts',
  'test/dev/playground/bank/{author,hostile,listing,preview,reach}.test.ts',
]

/** The store's contract, which runs on more engines than the rest. */
const CONTRACT = ['boards', 'forget', 'guild-membership', 'migrations', 'races', 'store', 'totals'].map(
  name => `test/store/${name}.test.ts`,
)

/** `npm test` runs what is fast; `npm run test:all` is `--mode all`. */
export default defineConfig(({ mode }) => {
  const runsAll = mode === 'all'
  const shared = {
    // Module state is shared by all files of a worker: the modules are loaded once, which takes longer than most tests.
    isolate: false,
    // Tests that start processes wait for them: one worker more than there are cores keeps these busy.
    maxWorkers: Math.min(6, availableParallelism() + 1),
    testTimeout: 30_000,
    hookTimeout: 20_000,
    restoreMocks: true,
    setupFiles: ['test/set-seed.ts'],
    env: { SEED: String(seedOf(process.env.SEED, runsAll)) },
  }
  const contractOn = (engine: string, include: string[]) => ({
    test: { ...shared, name: engine, include, env: { ...shared.env, TEST_ENGINE: engine } },
  })
  // PGlite stands in for PostgreSQL where that is not installed, and proves nothing more where it is.
  const contract = findPostgres()
    ? contractOn('postgres', CONTRACT)
    : contractOn('pglite', ['test/store/all-in-one.ts'])
  const everything = {
    test: {
      ...shared,
      name: 'tests',
      include: ['test/**/*.test.ts'],
      exclude: runsAll ? [] : SLOW_FILES,
    },
  }
  return {
    test: {
      ...shared,
      globalSetup: ['test/global-setup.ts'],
      provide: { runsAll },
      tags: [{ name: 'slow', description: 'Takes more than a second by nature: npm run test:all runs it.' }],
      ...(!runsAll && { tagsFilter: ['!slow'] }),
      projects: runsAll ? [everything, contract] : [everything],
    },
  }
})
