const DISCORD_EPOCH = 1_420_070_400_000n

/** Generates snowflakes: ordered by time, and unique even while the clock stands still. */
export const createSnowflakes = (now: () => number) => {
  let last = 0n
  return (): string => {
    const id = (BigInt(now()) - DISCORD_EPOCH) << 22n
    last = id > last ? id : last + 1n
    return last.toString()
  }
}

export type Snowflakes = ReturnType<typeof createSnowflakes>

/** The shard of a server (topics/gateway, Sharding). */
export const shardOf = (guildId: string, shards: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shards))
