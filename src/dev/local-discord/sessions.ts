import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { FrameSender } from './frame-sender.ts'
import type { World } from './world.ts'

/** A dispatched event. `d` is JSON already, serialized once for all sessions. */
type SentEvent = { readonly s: number; readonly t: string; readonly d: string }

/** A Gateway session. It outlives its connection, so that RESUME can replay missed events. */
export type GatewaySession = {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  /** The replay buffer: events that no heartbeat has acknowledged yet. */
  readonly events: SentEvent[]
  sequence: number
  socket: WebSocket | null
  /** When the connection was lost, and after which sequence number. */
  leftAt: number
  leftAfter: number
}

/** How long a lost session can be resumed. Discord documents no number. */
const KEPT_MS = 3 * 60_000
const MAX_LOST = 1000
const MAX_EVENTS = 5000

/** All sessions, connected or not. Those that can no longer be resumed are dropped. */
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
    /** Sessions that are connected or can still be resumed. */
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
    /** Close codes 1000 and 1001 end the session; after any other it can be resumed. */
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
    /** Acknowledges all events up to this sequence number. */
    confirm({ events }: GatewaySession, sequence: number): void {
      const first = events[0]?.s ?? 0
      events.splice(0, Math.max(0, sequence - first + 1))
    },
    /** Replays the events after a sequence number; false if the buffer no longer holds all of them. */
    replay(session: GatewaySession, after: number): boolean {
      const oldest = session.events[0]?.s ?? session.sequence + 1
      if (after < oldest - 1) return false
      for (const event of session.events) if (event.s > after) sendTo(session, event)
      return true
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
