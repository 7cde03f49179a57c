import type { Server } from 'node:http'
import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { ok, type Route } from './routes/route.ts'
import { CLOSE, identify, resume, type Session, type Sessions } from './sessions.ts'
import { shardOf } from './snowflake.ts'
import type { Json, World } from './world.ts'

const HEARTBEAT_MS = 41_250
const MOST_EVENTS_KEPT = 10_000

type Options = { readonly world: World; readonly address: () => string; readonly shards: number }

/** Discord's Gateway: sessions, shards, heartbeats, RESUME. Events reach a session whether or not it is connected. */
export const createGateway = ({ world, address, shards }: Options) => {
  const sessions = new Map<string, Session>()
  const wss = new WebSocketServer({ noServer: true })
  wss.on('connection', socket => greet(world, sessions, address, socket))

  const send = (session: Session, t: string, d: unknown) => {
    session.events.push({ s: ++session.sequence, t, d })
    if (session.events.length > MOST_EVENTS_KEPT) session.events.shift()
    session.socket?.send(JSON.stringify({ op: Op.Dispatch, t, s: session.sequence, d }))
  }
  return {
    attach(server: Server): void {
      server.on('upgrade', (request, socket, head) => {
        wss.handleUpgrade(request, socket, head, ws => wss.emit('connection', ws, request))
      })
    },
    routes: routesOf(address, shards),
    /**
     * Sends an event to every session of its server's shard; those of direct messages go to shard 0. Events
     * with an intent reach only sessions that asked for it.
     */
    dispatch(t: string, d: unknown, serverId: string | null, intent = 0): void {
      for (const session of sessions.values()) {
        const [index, count] = session.shard
        if ((session.intents & intent) !== intent) continue
        if (index === (serverId === null ? 0 : shardOf(serverId, count))) send(session, t, d)
      }
    },
    /** Cuts every connection, as a failing network does. */
    drop(): void {
      for (const session of sessions.values()) session.socket?.terminate()
    },
    /** Op 7: asks every client to connect anew and resume. */
    askToReconnect(): void {
      for (const session of sessions.values())
        session.socket?.send(JSON.stringify({ op: Op.Reconnect, d: null }))
    },
    /** Op 9: tells every client that its session is void. */
    invalidate(): void {
      const open = [...sessions.values()]
      sessions.clear()
      for (const session of open) session.socket?.send(JSON.stringify({ op: Op.InvalidSession, d: false }))
    },
    sessions: () =>
      [...sessions.values()].map(({ shard, intents, socket }) => ({
        shard,
        intents,
        connected: socket !== null,
      })),
    stop(): void {
      for (const client of wss.clients) client.terminate()
      wss.close()
    },
  }
}

export type Gateway = ReturnType<typeof createGateway>

const routesOf = (address: () => string, shards: number): readonly Route[] => [
  { method: 'GET', pattern: '/gateway', auth: 'token', handle: () => ok({ url: address() }) },
  {
    method: 'GET',
    pattern: '/gateway/bot',
    auth: 'bot',
    handle: () =>
      ok({
        url: address(),
        shards,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 },
      }),
  },
]

type Frame = { op: number; d: Json }

const greet = (world: World, sessions: Sessions, address: () => string, socket: WebSocket): void => {
  let session: Session | null = null
  const send = (payload: Json) => socket.send(JSON.stringify(payload))
  send({ op: Op.Hello, d: { heartbeat_interval: HEARTBEAT_MS } })
  socket.on('close', () => {
    if (session?.socket === socket) session.socket = null
  })
  socket.on('message', raw => {
    const frame = read(raw)
    if (!frame) return socket.close(CLOSE.decode)
    if (frame.op === Op.Heartbeat) return send({ op: Op.HeartbeatAck })
    if (frame.op === Op.Identify) {
      if (session) return socket.close(CLOSE.again)
      session = identify(world, sessions, address, socket, frame.d)
      return
    }
    if (frame.op === Op.Resume) {
      session = resume(world, sessions, socket, frame.d)
      return
    }
    if (frame.op === Op.PresenceUpdate || frame.op === Op.VoiceStateUpdate) return
    socket.close(session ? CLOSE.unknownOpcode : CLOSE.notAuthenticated)
  })
}

const read = (raw: RawData): Frame | null => {
  try {
    return JSON.parse(String(raw)) as Frame
  } catch {
    return null
  }
}
