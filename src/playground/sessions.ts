import { GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import { guildJson } from './routes/guilds.ts'
import { shardOf } from './snowflake.ts'
import { type Json, userJson, type World } from './world.ts'

/** One client's session: it outlives its connection, so that RESUME can replay what was missed. */
export type Session = {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[]
  sequence: number
  socket: WebSocket | null
}

export type Sessions = Map<string, Session>

/** Discord's codes for closing a connection. */
export const CLOSE = {
  unknownOpcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  badToken: 4004,
  again: 4005,
  invalidShard: 4010,
}

/** Begins a session and tells the client that it is ready; null, and a closed connection, where it may not. */
export const identify = (
  world: World,
  sessions: Sessions,
  address: () => string,
  socket: WebSocket,
  d: Json,
): Session | null => {
  const [index, count] = (d.shard ?? [0, 1]) as [number, number]
  const refusal =
    String(d.token).replace(/^Bot /, '') !== world.token
      ? CLOSE.badToken
      : index >= count || index < 0
        ? CLOSE.invalidShard
        : null
  if (refusal) {
    socket.close(refusal)
    return null
  }
  const id = `session-${world.newId()}`
  const session: Session = {
    id,
    shard: [index, count],
    intents: Number(d.intents),
    events: [],
    sequence: 1,
    socket,
  }
  sessions.set(id, session)
  const mine = [...world.servers.values()].filter(
    server => server.hasBot && shardOf(server.id, count) === index,
  )
  const ready = {
    v: 10,
    user: userJson(world.users.get(world.botId)!),
    guilds: mine.map(server => ({ id: server.id, unavailable: true })),
    session_id: id,
    resume_gateway_url: address(),
    shard: [index, count],
    application: { id: world.applicationId, flags: 0 },
  }
  socket.send(JSON.stringify({ op: Op.Dispatch, t: 'READY', s: 1, d: ready }))
  if (session.intents & GatewayIntentBits.Guilds)
    for (const server of mine) {
      session.sequence += 1
      socket.send(
        JSON.stringify({
          op: Op.Dispatch,
          t: 'GUILD_CREATE',
          s: session.sequence,
          d: guildJson(world, server),
        }),
      )
    }
  world.events.emit('change')
  return session
}

/** Replays what a client missed; op 9 where its session is unknown. */
export const resume = (world: World, sessions: Sessions, socket: WebSocket, d: Json): Session | null => {
  const session = sessions.get(String(d.session_id))
  if (!session || String(d.token).replace(/^Bot /, '') !== world.token) {
    socket.send(JSON.stringify({ op: Op.InvalidSession, d: false }))
    return null
  }
  session.socket = socket
  for (const event of session.events)
    if (event.s > Number(d.seq)) socket.send(JSON.stringify({ op: Op.Dispatch, ...event }))
  socket.send(JSON.stringify({ op: Op.Dispatch, t: 'RESUMED', s: session.sequence, d: {} }))
  return session
}
