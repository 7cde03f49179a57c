import { defineConfig } from 'vitest/config'

const everything = {
  // The end-to-end tests mostly wait for the bot, which is a process of its own.
  maxWorkers: 6,
  testTimeout: 30_000,
  hookTimeout: 20_000,
  restoreMocks: true,
}

/** The store's contract, on one more engine than the rest. */
const contractOn = (engine: string, include: string) => ({
  test: { ...everything, name: engine, include: [include], env: { TEST_ENGINE: engine } },
})

export default defineConfig({
  test: {
    ...everything,
    globalSetup: ['test/postgres-for-all.ts'],
    projects: [
      { test: { ...everything, name: 'all', include: ['test/**/*.test.ts'] } },
      contractOn('pglite', 'test/store/all-in-one.ts'),
      contractOn('postgres', 'test/store/**/*.test.ts'),
    ],
  },
})
