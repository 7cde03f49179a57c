import { REST } from 'discord.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { resetRateLimits } from '../../../src/discord/rest/reset-rate-limits.ts'

const HOUR_MS = 3_600_000

test('requests go on at once after the clock was put back by an hour', async () => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const rest = new REST({ api: discord.url, globalRequestsPerSecond: 1 }).setToken(discord.token)
  onTestFinished(() => rest.clearHandlerSweeper())
  const trueNow = Date.now
  const ahead = vi.spyOn(Date, 'now').mockImplementation(() => trueNow() + HOUR_MS)
  await rest.get('/applications/@me')
  ahead.mockRestore()
  resetRateLimits(rest)
  // Without it this one would wait for an hour.
  await rest.get('/applications/@me')
  expect(discord.requests).toHaveLength(2)
})
