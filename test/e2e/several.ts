import { inject, onTestFinished } from 'vitest'
import type { LocalDiscord } from '../../src/dev/local-discord/discord.ts'
import type { GuildView } from '../../src/dev/local-discord/guild-view.ts'
import { shardOf } from '../../src/dev/local-discord/snowflake.ts'
import { databaseIn } from '../postgres.ts'
import { sleep } from './read.ts'

/** An empty PostgreSQL database of its own for one test. */
export const ownDatabase = async (): Promise<string> => {
  const { url, drop } = await databaseIn(inject('postgres')!)
  onTestFinished(drop)
  return url
}

export const SHARD_COUNT = 8

/** The settings of one of four processes that hold two shards each. */
export const settingsOf = (process: number): Record<string, string> => ({
  SHARDS: `${process * 2}-${process * 2 + 1}`,
  SHARD_COUNT: String(SHARD_COUNT),
})

/** So many servers on each shard. A server's shard is decided by the millisecond in which it was made. */
export const serversOnAllShards = async (discord: LocalDiscord, each: number): Promise<GuildView[]> => {
  const servers: GuildView[] = []
  const onShard = Array.from({ length: SHARD_COUNT }, () => 0)
  while (servers.length < SHARD_COUNT * each) {
    const server = discord.guild(`Server ${servers.length}`)
    const shard = shardOf(server.id, SHARD_COUNT)
    if (onShard[shard]! < each) {
      onShard[shard]! += 1
      servers.push(server)
    }
    await sleep(2)
  }
  return servers
}
