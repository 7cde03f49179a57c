import { Counter, Gauge, type Registry } from 'prom-client'

export type Shard = {
  readonly id: number
  /** Connected, identified, and receiving events. */
  readonly up: boolean
  /** Round-trip time of the last heartbeat, ms; null before the first one. */
  readonly heartbeatMs: number | null
}

/** How a request is authorized: by the bot's token, which Discord rate-limits, or by an interaction token. */
export type RequestAuth = 'bot' | 'interaction'

export const gatewayMetrics = (registry: Registry) => {
  const registers = [registry]
  let shards: () => readonly Shard[] = () => []
  const lost = new Counter({
    name: 'proctor_gateway_connections_lost_total',
    help: "Times that a shard's connection to Discord's gateway ended. Discord itself asks for a new one now and then.",
    labelNames: ['shard'],
    registers,
    collect() {
      for (const { id } of shards()) this.inc({ shard: id }, 0)
    },
  })
  new Gauge({
    name: 'proctor_gateway_shard_up',
    help: '1 while a shard of this process is connected to the gateway and ready, else 0.',
    labelNames: ['shard'],
    registers,
    collect() {
      this.reset()
      for (const { id, up } of shards()) this.set({ shard: id }, up ? 1 : 0)
    },
  })
  new Gauge({
    name: 'proctor_gateway_heartbeat_seconds',
    help: 'How long the gateway took to answer the last heartbeat of a shard. Absent before the first one.',
    labelNames: ['shard'],
    registers,
    collect() {
      this.reset()
      for (const { id, heartbeatMs } of shards())
        if (heartbeatMs !== null) this.set({ shard: id }, heartbeatMs / 1000)
    },
  })
  return {
    /** `list` is called for the shards' state at each scrape. */
    watchShards(list: () => readonly Shard[]): void {
      shards = list
    },
    connectionLost: (shard: number) => lost.inc({ shard }),
  }
}

export const requestMetrics = (registry: Registry) => {
  const registers = [registry]
  const responses = new Counter({
    name: 'proctor_discord_responses_total',
    help: "Discord's answers to requests, by HTTP status; each try of a request that is repeated counts.",
    labelNames: ['via', 'status'],
    registers,
  })
  const limited = new Counter({
    name: 'proctor_discord_rate_limited_total',
    help: 'Requests that Discord refused with 429, by scope: user is this bot on one route, global is this bot on all routes, shared is a limit for everyone, unknown is a proxy in front of Discord. After too many in ten minutes Discord bans the IP address.',
    labelNames: ['via', 'scope'],
    registers,
  })
  // Prometheus sees no increase in a counter that first appears as 1, so these start at 0.
  for (const via of ['bot', 'interaction'])
    for (const scope of ['user', 'global', 'shared', 'unknown']) limited.inc({ via, scope }, 0)
  const held = new Counter({
    name: 'proctor_discord_requests_held_total',
    help: "Times that a request waited here before being sent because one of Discord's limits was used up.",
    labelNames: ['via', 'reason'],
    registers,
  })
  const withheld = new Counter({
    name: 'proctor_discord_lookups_withheld_total',
    help: 'Permissions that were not looked up, because a server asked too often or Discord refused too many requests.',
    registers,
  })
  let recentlyInvalid = () => 0
  new Gauge({
    name: 'proctor_discord_invalid_requests',
    help: 'Requests of the last ten minutes that Discord counts as invalid (401, 403, 429). At 500 no permissions are looked up; at 10,000 Discord bans the address.',
    registers,
    collect() {
      this.set(recentlyInvalid())
    },
  })
  return {
    lookupWithheld: () => withheld.inc(),
    /** `count` is called at each scrape. */
    watchInvalidRequests(count: () => number): void {
      recentlyInvalid = count
    },
    /** `scope` comes with a 429. */
    responded(via: RequestAuth, status: number, scope: string | null): void {
      responses.inc({ via, status })
      if (status === 429) limited.inc({ via, scope: scope ?? 'unknown' })
    },
    held: (via: RequestAuth, reason: 'global' | 'route') => held.inc({ via, reason }),
  }
}
