import { Events } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { describe, expect, test } from 'vitest'
import type { LocalDiscord } from '../../../src/dev/local-discord/discord.ts'
import type { GuildView } from '../../../src/dev/local-discord/guild-view.ts'
import { shardOf } from '../../../src/dev/local-discord/snowflake.ts'
import { AT_ANY_TIME, clientFor, logIn, saying } from './client.ts'
import { open } from './open.ts'

/** A server whose events go to this one of two shards. */
const serverOf = (discord: LocalDiscord, shard: number): GuildView => {
  const server = discord.guild('Server')
  if (shardOf(server.id, 2) === shard) return server
  discord.world.newId() // the clock goes on by one, and with it the next server to the other shard
  return serverOf(discord, shard)
}

/** Each tick of this clock is a millisecond, so that servers fall to different shards. */
const ticking = () => {
  let time = Date.parse('2026-11-23T12:00:00Z')
  return () => ++time
}

describe('shards', () => {
  test('of one process hear of their own servers alone', async () => {
    const { discord } = await open({ shards: 2, now: ticking() })
    const bot = await logIn(discord, { shards: 'auto' })
    const heard: unknown[] = []
    bot.on(Events.InteractionCreate, ({ guild, guildId }) => heard.push([guildId, guild?.shardId ?? null]))
    saying(bot, 'hello')
    for (const shard of [0, 1]) {
      const server = serverOf(discord, shard)
      const ana = server.member('Ana')
      expect((await ana.slash(server.channel('general'), 'quiz')).message!.text).toBe('hello')
    }
    expect(heard).toHaveLength(2)
    expect(discord.gateway.sessions().map(({ shard }) => shard.join(' of '))).toEqual(['0 of 2', '1 of 2'])
  })

  test('of two processes are each told what is theirs, and group chats are the first one’s', async () => {
    const { discord, ana } = await open({ now: ticking() })
    const [first, second] = [
      await logIn(discord, { shards: [0], shardCount: 2 }),
      await logIn(discord, { shards: [1], shardCount: 2 }),
    ]
    saying(first, 'first')
    saying(second, 'second')
    const told = [0, 1].map(shard => serverOf(discord, shard).channel('general'))
    const places = [...told, discord.groupMessage([ana]), discord.directMessage(ana)]
    const answers = await Promise.all(places.map(place => ana.slash(place, 'quiz')))
    expect(answers.map(({ message }) => message?.text)).toEqual(['first', 'second', 'first', 'first'])
  })

  test('held by two processes hear all, and the first to answer is heard', async () => {
    const { discord, channel, ana } = await open()
    const bots = [await logIn(discord), await logIn(discord)]
    const refused = bots.map((bot, n) => saying(bot, `hello from ${n}`))
    const reply = await ana.slash(channel, 'quiz')
    expect(reply.message!.text).toMatch(/hello from [01]/)
    await expect.poll(() => refused.flat()).toEqual([40060])
    expect(channel.seenBy()).toHaveLength(1)
  })

  test('may lose their connection one by one', async () => {
    const { discord } = await open({ shards: 2 })
    await logIn(discord, { shards: 'auto' })
    const isUp = () => discord.gateway.sessions().map(({ connected }) => connected)
    discord.gateway.drop(({ shard }) => shard[0] === 1)
    await discord.until(() => !isUp().every(Boolean))
    expect(isUp()).toEqual([true, false])
    await discord.until(() => isUp().every(Boolean))
    expect(discord.gateway.identifies).toHaveLength(2)
  })
})

describe('session starts', () => {
  test('are advised, and counted down until the day is over', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const options = { shards: 3, maxConcurrency: 2, sessionStarts: 10, now: () => time }
    const { discord, rest } = await open(options)
    await logIn(discord, { shards: [0, 1], shardCount: 3 })
    time += 3_600_000
    const advice = () => rest.get(Routes.gatewayBot())
    const limit = { total: 10, max_concurrency: 2 }
    expect(await advice()).toMatchObject({
      shards: 3,
      session_start_limit: { ...limit, remaining: 8, reset_after: 23 * 3_600_000 },
    })
    time += 23 * 3_600_000
    expect(await advice()).toMatchObject({
      session_start_limit: { ...limit, remaining: 10, reset_after: 24 * 3_600_000 },
    })
  })

  test('that come too early are told that their session is void', async () => {
    let time = Date.parse('2026-11-23T12:00:00Z')
    const { discord } = await open({ maxConcurrency: 1, identifyEveryMs: 5000, now: () => time })
    await logIn(discord, { shards: [0], shardCount: 2 })
    const [refused, ready] = [
      clientFor(discord, { shards: [1], shardCount: 2, ws: AT_ANY_TIME }),
      Promise.withResolvers(),
    ]
    refused.once(Events.ClientReady, ready.resolve)
    void refused.login(discord.token)
    await expect.poll(() => discord.gateway.tooEarly).toBeGreaterThan(0)
    expect(discord.gateway.identifies).toEqual([{ shard: [0, 2], at: time }])
    time += 5000
    await ready.promise
    expect(discord.gateway.identifies.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
  }, 20_000)

  test('with different keys need not wait for each other', async () => {
    const { discord } = await open({ maxConcurrency: 2, identifyEveryMs: 60_000, shards: 2 })
    await logIn(discord, { shards: 'auto' })
    expect(discord.gateway.tooEarly).toBe(0)
  })

  test('beyond those of a day are refused', async () => {
    const { discord } = await open({ sessionStarts: 1 })
    await logIn(discord)
    const other = clientFor(discord)
    await expect(other.login(discord.token)).rejects.toThrow(/Not enough sessions remaining/)
  })
})
