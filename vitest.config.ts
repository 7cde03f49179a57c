import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { COMPILE_CACHE } from './test/compile-cache.ts'
import { findPostgres } from './test/postgres.ts'
import { seedOf } from './test/seed.ts'
import { CONTRACT } from './test/store/contract.ts'

// For the workers, and for the commands that they start.
process.env.NODE_COMPILE_CACHE ??= COMPILE_CACHE

/**
 * Slow by nature: processes that are started and killed, long outages, whole pages in a browser. Single tests of
 * other files carry the tag `slow` instead.
 */
const SLOW_FILES = [
  'test/e2e/{backup,chaos,clock-steps,daily-crash,daily-kill,database,exam-event-kill,exam-kill,postgres-away,roles-crash}.test.ts',
  'test/e2e/{browser,pgbouncer,processes,restart,rush,sqlite-faults,stop,study-processes,weekly-crash}.test.ts',
  'test/bench.test.ts',
  'test/dev/playground/{!(guard),bank/*,class/{class,run}}.test.ts',
]

/** `npm test` runs what is fast, on SQLite; `npm run test:all`, which is `--mode all`, runs everything. */
export default defineConfig(({ mode }) => {
  const runsAll = mode === 'all'
  const seed = String(seedOf(process.env.SEED, runsAll))
  const projectOf = (name: string, test: { include: string[]; exclude?: string[] }) => ({
    extends: true as const,
    test: { name, ...test, env: { SEED: seed, TEST_ENGINE: name } },
  })
  const sqlite = projectOf('sqlite', {
    include: ['test/**/*.test.ts'],
    exclude: runsAll ? [] : SLOW_FILES,
  })
  // PGlite stands in for PostgreSQL where that is not installed, and proves nothing more where it is.
  const contract = findPostgres()
    ? projectOf('postgres', { include: CONTRACT.map(name => `test/store/${name}.test.ts`) })
    : projectOf('pglite', { include: ['test/store/all-in-one.ts'] })
  return {
    test: {
      // The files of a worker share its modules: to load them takes longer than most tests.
      isolate: false,
      // Tests that start processes wait for them: one worker more than there are cores keeps these busy.
      maxWorkers: Math.min(6, availableParallelism() + 1),
      // Long, because they only end what hangs. A busy machine must not decide whether a test passes.
      testTimeout: 120_000,
      hookTimeout: 60_000,
      expect: { poll: { timeout: 60_000, interval: 20 } },
      restoreMocks: true,
      globalSetup: ['test/global-setup.ts'],
      setupFiles: ['test/set-seed.ts'],
      provide: { runsAll, seed },
      tags: [
        {
          name: 'slow',
          description: 'Takes seconds by nature: `npm run test:all` runs it.',
          timeout: 300_000,
        },
      ],
      ...(!runsAll && { tagsFilter: ['!slow'] }),
      projects: runsAll ? [sqlite, contract] : [sqlite],
    },
  }
})
