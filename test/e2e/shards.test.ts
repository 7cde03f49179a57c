import { expect, test } from 'vitest'
import { shardOf } from '../../src/dev/local-discord/snowflake.ts'
import { setStage } from './bot.ts'
import { letterOf, sleep } from './read.ts'

test('a bot of three shards serves every server and direct messages, through the loss of a shard', async () => {
  const { discord } = await setStage({
    discord: { shards: 3, acknowledgeWithinMs: 10_000 },
    environment: { SHARD_COUNT: '3' },
  })
  expect(discord.gateway.sessions().map(({ shard }) => shard.join(' of '))).toEqual([
    '0 of 3',
    '1 of 3',
    '2 of 3',
  ])
  const servers = []
  while (new Set(servers.map(({ id }) => shardOf(id, 3))).size < 3) {
    servers.push(discord.guild('Study group'))
    await sleep(1) // the next server gets an id of another millisecond
  }
  const places = servers.map(server => ({ channel: server.channel('general'), ana: server.member('Ana') }))
  const play = async ({ channel, ana }: Pick<(typeof places)[0], 'ana'> & { channel: { id: string } }) => {
    const asked = (await ana.slash(channel, 'quiz')).message!
    return (await ana.click(asked, letterOf(asked))).message!.text
  }
  const { ana } = places[0]!
  for (const place of [...places, { channel: discord.directMessage(ana), ana }])
    expect(await play(place)).toContain('**Right**')
  discord.gateway.drop(({ shard }) => shard[0] === 1)
  for (const verdict of await Promise.all(places.map(play))) expect(verdict).toContain('**Right**')
  expect(discord.gateway.identifies).toHaveLength(3)
}, 40_000)

// discord.js reads settings of these names too, as JSON.
test.each([
  [{ SHARDS: 'auto' }, 2],
  [{ SHARDS: '', SHARD_COUNT: '' }, 2],
  [{ SHARDS: 'auto', SHARD_COUNT: '3' }, 3],
])('with the settings %j it takes all shards', async (environment: Record<string, string>, shards) => {
  const { discord } = await setStage({ discord: { shards: 2 }, environment })
  expect(discord.gateway.sessions().map(({ shard }) => shard[1])).toEqual(Array(shards).fill(shards))
})
