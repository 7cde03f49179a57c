const DISCORD_EPOCH = 1_420_070_400_000n

/** Ids as Discord makes them: ordered by time, and unique even where the clock stands still. */
export const createSnowflakes = (now: () => number) => {
  let last = 0n
  return (): string => {
    const id = (BigInt(now()) - DISCORD_EPOCH) << 22n
    last = id > last ? id : last + 1n
    return last.toString()
  }
}

export type Snowflakes = ReturnType<typeof createSnowflakes>

/** The shard that a server's events go to (Discord: topics/gateway, sharding). */
export const shardOf = (guildId: string, shards: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shards))
