import { REST } from 'discord.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startDiscord } from '../../../src/dev/local-discord/discord.ts'
import { resetRateLimits } from '../../../src/discord/rest/reset-rate-limits.ts'

const HOUR_MS = 3_600_000

const trueNow = Date.now

/** Makes the wall clock of this process an hour fast until the returned function sets it back. */
const setClockAhead = (): (() => void) => {
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => trueNow() + HOUR_MS)
  return () => spy.mockRestore()
}

test('requests go on immediately after the clock was set back by an hour', async () => {
  const discord = await startDiscord({ rateLimits: 'none' })
  onTestFinished(() => discord.stop())
  const rest = new REST({ api: discord.url, globalRequestsPerSecond: 1 }).setToken(discord.token)
  onTestFinished(() => rest.clearHandlerSweeper())
  const setBack = setClockAhead()
  await rest.get('/applications/@me')
  setBack()
  resetRateLimits(rest)
  // Without the reset this request would wait for an hour.
  await rest.get('/applications/@me')
  expect(discord.requests).toHaveLength(2)
})

test('so do requests of a route whose limit was used up before', async () => {
  let serverOffsetMs = 0
  const discord = await startDiscord({ now: () => trueNow() + serverOffsetMs })
  onTestFinished(() => discord.stop())
  const channel = discord.guild('Study group').channel('general')
  const rest = new REST({ api: discord.url }).setToken(discord.token)
  onTestFinished(() => rest.clearHandlerSweeper())
  const post = () => rest.post(`/channels/${channel.id}/messages`, { body: { content: 'Hello' } })
  const setBack = setClockAhead()
  for (let n = 0; n < 5; n++) await post()
  setBack()
  resetRateLimits(rest)
  serverOffsetMs = 5000
  // Without the reset this request would wait for an hour.
  await post()
  expect(discord.requests).toHaveLength(6)
})
