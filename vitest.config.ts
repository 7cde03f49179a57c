import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/postgres-for-all.ts'],
    // The end-to-end tests mostly wait for the bot, which is a process of its own.
    maxWorkers: 6,
    testTimeout: 30_000,
    hookTimeout: 20_000,
    restoreMocks: true,
  },
})
