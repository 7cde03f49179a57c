import { defineConfig } from 'vitest/config'

const everything = {
  // The end-to-end tests mostly wait for the bot, which is a process of its own.
  maxWorkers: 6,
  testTimeout: 30_000,
  hookTimeout: 20_000,
  restoreMocks: true,
}

/** The store's contract, on one more engine than the rest. */
const contractOn = (engine: string, rest: object) => ({
  test: {
    ...everything,
    ...rest,
    name: engine,
    include: ['test/store/**/*.test.ts'],
    env: { TEST_ENGINE: engine },
  },
})

/** PGlite takes seconds to start, so that all share one, file after file. */
const inOneProcess = { isolate: false, fileParallelism: false }

export default defineConfig({
  test: {
    ...everything,
    globalSetup: ['test/postgres-for-all.ts'],
    projects: [
      { test: { ...everything, name: 'all', include: ['test/**/*.test.ts'] } },
      contractOn('pglite', inOneProcess),
      contractOn('postgres', {}),
    ],
  },
})
