import { describe, expect, inject, test } from 'vitest'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import { dateIn } from '../../src/quiz/day.ts'
import { openStore } from '../../src/store/store.ts'
import { sampleDaily } from '../store/sample.ts'
import { eventually, letterOf, sleep, studyGroup } from './read.ts'
import { ownDatabase, SHARD_COUNT, serversOnAllShards, settingsOf } from './several.ts'
import { spawnBot, spawnStage } from './spawned.ts'

describe.skipIf(inject('postgres') === null)('several processes on one PostgreSQL', () => {
  test('that hold the same shard answer every interaction once', async () => {
    const { discord, bot, environment } = await spawnStage({
      environment: { DATABASE_URL: await ownDatabase() },
    })
    const other = await spawnBot(environment)
    await other.logged('connected to Discord')
    const { channel, server, ana } = studyGroup(discord)
    expect(discord.gateway.sessions().filter(({ connected }) => connected)).toHaveLength(2)

    const people = Array.from({ length: 20 }, (_, n) => server.member(`Person ${n}`))
    for (let round = 0; round < 5; round++) {
      const asked = (await ana.slash(channel, 'quiz')).message!
      const told = await Promise.all(people.map(person => person.click(asked, letterOf(asked))))
      for (const { message } of told) expect(message!.text).toContain('**Correct!**')
      await ana.click(asked, 'Reveal')
      expect(asked.text).toContain('20 of 20 answered correctly')
    }
    expect(channel.seenBy()).toHaveLength(5)
    const callbacks = discord.requests.filter(({ path }) => path.startsWith('/interactions/'))
    expect(callbacks.filter(({ status }) => status >= 400)).toEqual([])
    expect(callbacks).toHaveLength(5 * 22)
    expect(bot.log() + other.log()).not.toContain('"level":50')
  })

  test('hold two shards each, and play in the servers of all', async () => {
    const { discord, environment } = await spawnStage({
      discord: { shards: SHARD_COUNT },
      environment: { DATABASE_URL: await ownDatabase(), ...settingsOf(0) },
    })
    for (const n of [1, 2, 3]) {
      const bot = await spawnBot({ ...environment, ...settingsOf(n) })
      await bot.logged('connected to Discord')
    }
    const held = discord.gateway.sessions().map(({ shard }) => shard)
    expect(held.map(([shard]) => shard).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(new Set(held.map(([, count]) => count))).toEqual(new Set([SHARD_COUNT]))
    for (const server of await serversOnAllShards(discord, 1)) {
      const ana = server.member('Ana')
      const asked = (await ana.slash(server.channel('general'), 'quiz')).message!
      expect((await ana.click(asked, letterOf(asked))).message!.text).toContain('**Correct!**')
    }
    const ben = discord.guild('Elsewhere').member('Ben')
    const direct = (await ben.slash(discord.directMessage(ben), 'quiz')).message!
    expect((await ben.click(direct, letterOf(direct))).message!.text).toContain('**Correct!**')
  })

  test('that take all shards by themselves take as many as Discord recommends', async () => {
    const { discord } = await spawnStage({
      discord: { shards: 3 },
      environment: { DATABASE_URL: await ownDatabase() },
    })
    expect(
      discord.gateway
        .sessions()
        .map(({ shard }) => shard.join(' of '))
        .sort(),
    ).toEqual(['0 of 3', '1 of 3', '2 of 3'])
  })

  test('identify one after the other, as Discord wants it of all of them together', async () => {
    const { discord, environment } = await spawnStage({
      discord: { shards: 4, maxConcurrency: 2, identifyEveryMs: 5000 },
      environment: { DATABASE_URL: await ownDatabase(), SHARDS: '0,1', SHARD_COUNT: '4' },
    })
    const other = await spawnBot({ ...environment, SHARDS: '2,3' })
    await other.logged('connected to Discord')
    expect(discord.gateway.identifies.map(({ shard }) => shard[0]).sort()).toEqual([0, 1, 2, 3])
    expect(discord.gateway.tooEarly).toBe(0)
  })

  test('send the dailies of many servers together, within what Discord takes of all of them', async () => {
    const { discord, environment } = await spawnStage({
      environment: { DATABASE_URL: await ownDatabase() },
    })
    for (const _ of [1, 2]) await (await spawnBot(environment)).logged('connected to Discord')
    const channels = Array.from({ length: 200 }, (_, n) => discord.guild(`Server ${n}`).channel('daily'))
    const { store } = await openStore(parseDatabaseUrl(environment.DATABASE_URL!)!)
    const at = Date.now()
    for (const [n, { id, guildId: serverId }] of channels.entries())
      await store.dailies.saveDaily(
        sampleDaily({
          id: `daily${n}`,
          guildId: serverId!,
          channelId: id,
          next: { day: dateIn('UTC', at), at },
        }),
        5,
      )
    await store.maintenance.stop()
    await eventually(() => channels.every(channel => channel.seenBy().length > 0))
    await sleep(1000)
    expect(channels.map(channel => channel.seenBy().length)).toEqual(channels.map(() => 1))
    // Two processes that each kept to the limit alone would be refused about every second request.
    expect(discord.limited).toBeLessThan(channels.length / 20)
  })
})
