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

/** A session as tests see it. */
export type SessionView = {
  readonly sessionId: string
  /** Which one of how many it said it is. */
  readonly shard: readonly [number, number]
  readonly intents: number
  readonly connected: boolean
}

/** Discord's Gateway: sessions, shards, heartbeats, RESUME. Events reach a session whether or not it is connected. */
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
     * Sends an event to every session of its server's shard; those of direct messages go to shard 0. Events
     * with an intent reach only sessions that asked for it.
     */
    dispatch(t: string, d: unknown, guildId: string | null, intent = 0): void {
      const text = JSON.stringify(d)
      for (const session of sessions.values()) {
        const [index, count] = session.shard
        if ((session.intents & intent) !== intent) continue
        if (index === (guildId === null ? 0 : shardOf(guildId, count))) sessions.tell(session, t, text)
      }
    },
    /** Cuts the connections of these sessions, of all if not said, as a failing network does. */
    drop(which: (session: SessionView) => boolean = () => true): void {
      for (const session of [...sessions.values()]) if (which(viewOf(session))) session.socket?.terminate()
    },
    /** Op 7: asks every client to connect anew and resume. */
    askToReconnect: () => sendAll([...sessions.values()], { op: Op.Reconnect, d: null }),
    /** Op 9: tells every client that its session is void. */
    invalidate(): void {
      const open = [...sessions.values()]
      sessions.clear()
      sendAll(open, { op: Op.InvalidSession, d: false })
    },
    /** An outage: for so many ms nothing is sent, while every connection stays open. Resolves when it is over. */
    silence: line.silence,
    sessions: (): SessionView[] => [...sessions.values()].map(viewOf),
    /** Every session that began, oldest first. */
    identifies: starts.identifies,
    /** How many came before their time and were refused. */
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
