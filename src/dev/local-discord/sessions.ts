import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { FrameSender } from './frame-sender.ts'
import type { World } from './world.ts'

/** An event as it was sent; its content is already JSON, which all sessions share. */
type SentEvent = { readonly s: number; readonly t: string; readonly d: string }

/** One client's session: it outlives its connection, so that RESUME can replay what was missed. */
export type GatewaySession = {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  /** What the client has not confirmed by a heartbeat, without gaps. */
  readonly events: SentEvent[]
  sequence: number
  socket: WebSocket | null
  /** When its connection was lost, and after which event. */
  leftAt: number
  leftAfter: number
}

/** Discord keeps a lost session for some minutes, and says nowhere for how many. */
const KEPT_MS = 3 * 60_000
const MAX_LOST = 1000
const MAX_EVENTS = 5000

/** All sessions, with a connection or without. Those that nobody resumes, or can resume, are forgotten. */
export const createSessions = (world: World, line: FrameSender) => {
  const all = new Map<string, GatewaySession>()
  const isOver = ({ socket, leftAt, leftAfter, sequence }: GatewaySession) =>
    socket === null && (world.now() - leftAt > KEPT_MS || sequence - leftAfter > MAX_EVENTS)

  const sendTo = ({ socket }: GatewaySession, { s, t, d }: SentEvent) => {
    if (socket) line.send(socket, `{"op":${Op.Dispatch},"t":"${t}","s":${s},"d":${d}}`)
  }
  const forgetLost = () => {
    const lost = [...all.values()].filter(({ socket }) => socket === null)
    const surplus = lost.length - MAX_LOST
    lost.sort((one, other) => one.leftAt - other.leftAt)
    for (const [index, session] of lost.entries())
      if (index < surplus || isOver(session)) all.delete(session.id)
  }
  return {
    /** Those that are not over. */
    *values(): Generator<GatewaySession> {
      for (const session of all.values())
        if (isOver(session)) all.delete(session.id)
        else yield session
    },
    find(id: string): GatewaySession | undefined {
      const session = all.get(id)
      return session && !isOver(session) ? session : undefined
    },
    begin(socket: WebSocket, shard: readonly [number, number], intents: number): GatewaySession {
      forgetLost()
      const id = `session-${world.newId()}`
      const left = { leftAt: 0, leftAfter: 0 }
      const session: GatewaySession = { id, shard, intents, events: [], sequence: 0, socket, ...left }
      all.set(id, session)
      return session
    },
    /** A client that says goodbye (1000, 1001) ends its session; one that is lost may resume it. */
    leave(session: GatewaySession, code: number): void {
      session.socket = null
      session.leftAt = world.now()
      session.leftAfter = session.sequence
      if (code === 1000 || code === 1001) all.delete(session.id)
      else forgetLost()
      world.events.emit('change')
    },
    end(session: GatewaySession): void {
      session.socket = null
      all.delete(session.id)
    },
    clear: () => all.clear(),
    /** `d` is JSON. */
    tell(session: GatewaySession, t: string, d: string): void {
      const event = { s: ++session.sequence, t, d }
      session.events.push(event)
      if (session.events.length > MAX_EVENTS) session.events.shift()
      sendTo(session, event)
    },
    /** The client has everything up to here. */
    confirm({ events }: GatewaySession, sequence: number): void {
      const first = events[0]?.s ?? 0
      events.splice(0, Math.max(0, sequence - first + 1))
    },
    /** Sends again what came after; false where some of it is no longer kept. */
    replay(session: GatewaySession, after: number): boolean {
      const oldest = session.events[0]?.s ?? session.sequence + 1
      if (after < oldest - 1) return false
      for (const event of session.events) if (event.s > after) sendTo(session, event)
      return true
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
