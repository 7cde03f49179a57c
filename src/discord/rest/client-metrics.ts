import { type Client, Events, type REST, RESTEvents, Status } from 'discord.js'
import type { RequestAuth, Shard } from '../../ops/metrics/discord.ts'
import type { Metrics } from '../../ops/metrics/metrics.ts'

/** The current state of this process's shards. Empty until the client begins to connect. */
export const shardsOf = ({ ws }: Client): Shard[] =>
  ws.shards.map(({ id, status, ping }) => ({
    id,
    up: status === Status.Ready,
    heartbeatMs: ping < 0 ? null : ping,
  }))

/** Why the gateway is not ready; null if every shard of this process is connected. */
export const gatewayTrouble = (client: Client): string | null => {
  if (!client.isReady()) return 'it’s connecting for the first time'
  const down = shardsOf(client).filter(({ up }) => !up)
  if (down.length === 0) return null
  return `not connected: shard ${down.map(({ id }) => id).join(', ')}`
}

/** Metrics of the connection to Discord's gateway. */
export const watchGateway = (client: Client, metrics: Metrics): void => {
  metrics.watchShards(() => shardsOf(client))
  client.on(Events.ShardReconnecting, metrics.connectionLost)
  client.on(Events.ShardDisconnect, (_, shard) => metrics.connectionLost(shard))
}

/** Metrics of Discord's responses, and of requests that discord.js delays because of a rate limit. */
export const watchRequests = (rest: REST, via: RequestAuth, metrics: Metrics): void => {
  rest.on(RESTEvents.Response, (_, { status, headers }) =>
    metrics.responded(via, status, headers.get('x-ratelimit-scope')),
  )
  rest.on(RESTEvents.RateLimited, ({ global }) => metrics.held(via, global ? 'global' : 'route'))
}
