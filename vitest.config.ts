import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const everything = {
  // The end-to-end tests wait for the bot, a process of its own: one more than there are cores keeps these busy. With
  // many more, each test would take longer, and what a person would wait for, such as a picture, comes too late.
  maxWorkers: Math.min(6, availableParallelism() + 1),
  testTimeout: 30_000,
  hookTimeout: 20_000,
  restoreMocks: true,
  // A test that waits for real processes may lose once against a busy machine; twice is a failure.
  retry: process.env.CI ? 1 : 0,
}

/** The store's contract, which runs on more engines than the rest. */
const contract = ['boards', 'census', 'forget', 'migrations', 'races', 'store', 'totals'].map(
  name => `test/store/${name}.test.ts`,
)

const contractOn = (engine: string, include: string[]) => ({
  test: { ...everything, name: engine, include, env: { TEST_ENGINE: engine } },
})

export default defineConfig({
  test: {
    ...everything,
    globalSetup: ['test/postgres-for-all.ts'],
    projects: [
      { test: { ...everything, name: 'all', include: ['test/**/*.test.ts'] } },
      contractOn('pglite', ['test/store/all-in-one.ts']),
      contractOn('postgres', contract),
    ],
  },
})
