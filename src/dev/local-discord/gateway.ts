import type { Server } from 'node:http'
import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import { type WebSocket, WebSocketServer } from 'ws'
import { handleConnection } from './connection.ts'
import { createFrameSender } from './frame-sender.ts'
import type { GatewayContext } from './identify.ts'
import { ok, type Route } from './routes/route.ts'
import { createSessionStarts, type StartLimits } from './session-starts.ts'
import { createSessions, type GatewaySession } from './sessions.ts'
import { shardOf } from './snowflake.ts'
import type { World } from './world.ts'

type Options = {
  readonly world: World
  readonly address: () => string
  readonly starts: StartLimits
  readonly heartbeatMs: number
}

/** A read-only view of a session. */
export type SessionView = {
  readonly sessionId: string
  /** Shard id and shard count from IDENTIFY. */
  readonly shard: readonly [number, number]
  readonly intents: number
  readonly connected: boolean
}

/** The Gateway: sessions, shards, heartbeats, RESUME. Disconnected sessions collect events too. */
export const createGateway = ({ world, address, starts: limits, heartbeatMs }: Options) => {
  const line = createFrameSender()
  const sessions = createSessions(world, line)
  const starts = createSessionStarts(world.now, limits)
  const inside: GatewayContext = { world, sessions, starts, line, address }
  const wss = new WebSocketServer({ noServer: true })
  wss.on('connection', socket => handleConnection(inside, heartbeatMs, socket))

  const sendAll = (open: readonly GatewaySession[], payload: object) => {
    for (const { socket } of open) if (socket) line.send(socket, JSON.stringify(payload))
  }
  return {
    attach(server: Server): void {
      server.on('upgrade', (request, socket, head) => {
        wss.handleUpgrade(request, socket, head, ws => wss.emit('connection', ws, request))
      })
    },
    routes: routesOf(inside),
    /**
     * Dispatches an event to the sessions of the server's shard, or of shard 0 for direct messages. Events
     * with an intent reach only sessions that have it.
     */
    dispatch(t: string, d: unknown, guildId: string | null, intent = 0): void {
      const text = JSON.stringify(d)
      for (const session of sessions.values()) {
        const [index, count] = session.shard
        if ((session.intents & intent) !== intent) continue
        if (index === (guildId === null ? 0 : shardOf(guildId, count))) sessions.tell(session, t, text)
      }
    },
    /** Cuts the connections of the matching sessions, as a failing network does. */
    drop(which: (session: SessionView) => boolean = () => true): void {
      for (const session of [...sessions.values()]) if (which(viewOf(session))) session.socket?.terminate()
    },
    /** Op 7: asks every client to reconnect and resume. */
    askToReconnect: () => sendAll([...sessions.values()], { op: Op.Reconnect, d: null }),
    /** Op 9: invalidates every session. */
    invalidate(): void {
      const open = [...sessions.values()]
      sessions.clear()
      sendAll(open, { op: Op.InvalidSession, d: false })
    },
    /** An outage: sends nothing for a while, with all connections open. Resolves when it is over. */
    silence: line.silence,
    sessions: (): SessionView[] => [...sessions.values()].map(viewOf),
    /** All session starts, oldest first. */
    identifies: starts.identifies,
    /** How many identifies were refused because they came too early. */
    get tooEarly(): number {
      return starts.tooEarly()
    },
    stop(): void {
      for (const client of wss.clients as Set<WebSocket>) client.terminate()
      wss.close()
    },
  }
}

export type Gateway = ReturnType<typeof createGateway>

const viewOf = ({ id, shard, intents, socket }: GatewaySession): SessionView => ({
  sessionId: id,
  shard,
  intents,
  connected: socket !== null,
})

const routesOf = ({ address, starts }: GatewayContext): readonly Route[] => [
  { method: 'GET', pattern: '/gateway', auth: 'token', handle: () => ok({ url: address() }) },
  {
    method: 'GET',
    pattern: '/gateway/bot',
    auth: 'bot',
    handle: () => ok({ url: address(), ...starts.advice() }),
  },
]
