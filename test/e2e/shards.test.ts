import { expect, test } from 'vitest'
import { shardOf } from '../../src/dev/local-discord/snowflake.ts'
import { letterOf } from './read.ts'
import { setStage } from './stage.ts'

test('a bot of three shards serves every server and direct messages, through the loss of a shard', async () => {
  const { clock, discord } = await setStage({
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
    await clock.pass(1) // the next server gets an id of another millisecond
  }
  const places = servers.map(server => ({ channel: server.channel('general'), ana: server.member('Ana') }))
  const play = async ({ channel, ana }: Pick<(typeof places)[0], 'ana'> & { channel: { id: string } }) => {
    const asked = (await ana.slash(channel, 'quiz')).message!
    return (await ana.click(asked, letterOf(asked))).message!.text
  }
  const { ana } = places[0]!
  for (const place of [...places, { channel: discord.directMessage(ana), ana }])
    expect(await play(place)).toContain('Correct!')
  discord.gateway.drop(({ shard }) => shard[0] === 1)
  for (const verdict of await Promise.all(places.map(play))) expect(verdict).toContain('Correct!')
  expect(discord.gateway.identifies).toHaveLength(3)
})
