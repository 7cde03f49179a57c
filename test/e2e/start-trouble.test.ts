import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type BotOptions, startBot } from '../../src/bot.ts'
import { createCleanup } from '../../src/cleanup.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { LocalDiscordOptions } from '../../src/dev/local-discord/discord.ts'
import { connect, createClient, GatewayRefusalError } from '../../src/discord/rest/client.ts'
import { createRateLimiter } from '../../src/discord/rest/rate-limiter.ts'
import { identifyDelay } from '../../src/discord/rest/session-limit.ts'
import { createLog } from '../../src/ops/log.ts'
import { openDiscord, settingsFor } from './discord.ts'
import { eventually } from './read.ts'

/** A local Discord, and starts of a bot whose log can be read while it still starts. */
const setScene = async (options: LocalDiscordOptions = {}, files?: Record<string, string>) => {
  const discord = await openDiscord(options)
  const settings = settingsFor(discord, files ? { files } : {})
  const begin = (environment: Record<string, string> = {}, given: BotOptions = {}) => {
    const { token, ...config } = readConfig({ ...settings.environment, ...environment })
    let output = ''
    const cleanup = createCleanup()
    const write = (line: string) => {
      output += line
    }
    const log = createLog('info', [], { write })
    const starting = startBot({ ...config, token: token! }, log, {
      identifyIntervalMs: 0,
      ...given,
      cleanup,
    })
    starting.catch(() => {})
    onTestFinished(() => cleanup.run())
    return { starting, cleanup, log: () => output }
  }
  return { discord, begin }
}

/** discord.js repeats a request that fails with 500 three times by itself. */
const REQUESTS_OF_AN_ATTEMPT = 4

describe('a start while Discord answers 500', () => {
  test.each([
    ['whose bot this is', /applications\/@me/],
    ['where the Gateway is', /gateway\/bot/],
  ])('to %s waits, says so, and goes on', async (_, path) => {
    const { discord, begin } = await setScene()
    discord.faults.next({ path, with: 500, times: REQUESTS_OF_AN_ATTEMPT })
    const { starting, log } = begin()
    await starting
    expect(log()).toContain("Couldn't reach Discord (Internal Server Error)")
    expect(log()).toContain('The next attempt is in 1 s.')
    expect(log()).toContain('connected to Discord')
  })

  test('to the registration of commands connects, and registers them later', async () => {
    const { discord, begin } = await setScene()
    discord.faults.next({ method: 'PUT', path: /commands/, with: 500, times: REQUESTS_OF_AN_ATTEMPT })
    const { starting, log } = begin()
    await starting
    await eventually(() => discord.world.commands.size > 0)
    expect(log()).toContain('Discord did not take the commands (Internal Server Error)')
    expect(log()).not.toContain('"level":50')
  })
})

test('a start that Discord makes wait by 429 says for how long', { tags: ['slow'] }, async () => {
  const { discord, begin } = await setScene()
  discord.faults.next({ path: /gateway\/bot/, with: 429, retryAfter: 5 })
  const { starting, log } = begin()
  await starting
  expect(log()).toContain('Discord asks to wait: GET /gateway/bot is tried again in 5 s')
})

describe('identifies', () => {
  test('of which none are left today are waited for, without an identify that Discord would punish', async () => {
    const { discord, begin } = await setScene({ sessionStarts: 1 })
    const first = begin()
    await (await first.starting).stop()
    const second = begin()
    await eventually(() => second.log().includes('0 are left: connecting in'))
    expect(second.log()).toContain('lets this bot connect 1 times a day')
    await second.cleanup.run()
    await expect(second.starting).rejects.toThrow()
    expect(discord.gateway.identifies).toHaveLength(1)
  })

  test('of a bot that is started again at once are five seconds apart', { tags: ['slow'] }, async () => {
    const { discord, begin } = await setScene({ maxConcurrency: 1, identifyEveryMs: 5000 })
    for (let restart = 0; restart < 2; restart++) {
      const { starting } = begin({}, { identifyIntervalMs: 5250 })
      await (await starting).stop()
    }
    expect(discord.gateway.identifies).toHaveLength(2)
    expect(discord.gateway.tooEarly).toBe(0)
  })

  test('of a bot that restarts for ever never use up the day’s limit', () => {
    const limits = fc.record({
      total: fc.integer({ min: 1, max: 2000 }),
      shards: fc.integer({ min: 1, max: 50 }),
      resetAfterMs: fc.integer({ min: 60_000, max: 86_400_000 }),
    })
    fc.assert(
      fc.property(limits, ({ total, shards, resetAfterMs }) => {
        fc.pre(shards <= total)
        let [remaining, left] = [total, resetAfterMs]
        for (;;) {
          left -= identifyDelay({ total, remaining, reset_after: left, max_concurrency: 1 }, shards)
          // Then Discord counts from the total again.
          if (left <= 0) break
          remaining -= shards
          expect(remaining).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('DEV_GUILD_ID', () => {
  test('of a server that the bot is not in is explained, while the bot runs', {
    tags: ['slow'],
  }, async () => {
    const { discord, begin } = await setScene()
    const { starting, log } = begin({ DEV_GUILD_ID: '123456789012345678' })
    await starting
    expect(log()).toContain('DEV_GUILD_ID must name a server that the bot is in. Invite it with https://')
    expect(discord.world.commands.size).toBe(0)
  })

  test('taken out again takes the commands out of that server: nobody sees them twice', async () => {
    const { discord, begin } = await setScene()
    const { id } = discord.guild('Workshop')
    const namesIn = (scope: string) => discord.world.commands.get(scope)?.map(({ name }) => name) ?? []
    await (await begin({ DEV_GUILD_ID: id }).starting).stop()
    expect(namesIn(id)).toContain('quiz')
    await (await begin().starting).stop()
    expect(namesIn(id)).toEqual([])
    expect(namesIn('')).toContain('quiz')
    const writes = () => discord.requests.filter(({ method }) => method === 'PUT').length
    const before = writes()
    await begin().starting
    expect(writes()).toBe(before)
  })

  test('moved to another server, after the bot has left the first, registers in the other', async () => {
    const { discord, begin } = await setScene()
    const [first, second] = [discord.guild('First'), discord.guild('Second')]
    await (await begin({ DEV_GUILD_ID: first.id }).starting).stop()
    discord.world.guilds.get(first.id)!.hasBot = false
    await begin({ DEV_GUILD_ID: second.id }).starting
    expect(discord.world.commands.get(second.id)!.length).toBeGreaterThan(0)
  })
})

test('a start where no question can be played says so', async () => {
  const { begin } = await setScene({}, { 'broken.md': '---\nquestion: ?\n---\n' })
  const { starting, log } = begin()
  await starting
  expect(log()).toContain('no question can be played, so /quiz has nothing to ask')
})

describe('a start that is stopped', () => {
  test('while it connects rejects, and has closed what it opened', async () => {
    const { discord, begin } = await setScene()
    await (await begin().starting).stop()
    // The next identify is an hour away.
    const { starting, cleanup } = begin({}, { identifyIntervalMs: 3_600_000 })
    await (await starting).stop()
    await cleanup.run()
    const second = begin({}, { identifyIntervalMs: 3_600_000 })
    await eventually(() => discord.requests.filter(({ path }) => path === '/gateway/bot').length >= 6)
    await second.cleanup.run()
    await expect(second.starting).rejects.toThrow('Everything was closed')
    // The lock on the database is free again.
    await begin({}, { lockTimeoutMs: 0 }).starting
  })

  test('before it begins opens nothing', async () => {
    const { discord, begin } = await setScene()
    const { starting, cleanup } = begin()
    await cleanup.run()
    await expect(starting).rejects.toThrow('Everything was closed')
    expect(discord.gateway.identifies).toHaveLength(0)
  })
})

describe('connecting', () => {
  const openClient = async (shards: Config['shards'], waitMs: number) => {
    const discord = await openDiscord()
    const config = readConfig({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url })
    const slots = { reserveSlot: async () => waitMs }
    const rateLimiter = createRateLimiter(null, 50, () => {})
    const client = createClient({ ...config, shards }, slots, rateLimiter)
    onTestFinished(() => client.destroy())
    return { client, token: discord.token }
  }

  test('rejects when the client is destroyed meanwhile', async () => {
    const { client, token } = await openClient(null, 3_600_000)
    const controller = new AbortController()
    const rejection = expect(connect(client, token, controller.signal)).rejects.toThrow('stopped')
    await wait(100)
    controller.abort(new Error('stopped'))
    await client.destroy()
    await rejection
  })

  test('rejects when Discord closes a shard for good', async () => {
    const { client, token } = await openClient({ ids: [5], count: 3 }, 0)
    const connecting = connect(client, token, new AbortController().signal)
    await expect(connecting).rejects.toThrow(GatewayRefusalError)
    await expect(connecting).rejects.toThrow('4010 (InvalidShard)')
  })
})
