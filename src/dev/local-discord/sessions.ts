import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { Line } from './line.ts'
import type { World } from './world.ts'

/** An event as it was sent; its content is already JSON, which all sessions share. */
type Told = { readonly s: number; readonly t: string; readonly d: string }

/** One client's session: it outlives its connection, so that RESUME can replay what was missed. */
export type Session = {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  /** What the client has not confirmed by a heartbeat, without gaps. */
  readonly events: Told[]
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
export const createSessions = (world: World, line: Line) => {
  const all = new Map<string, Session>()
  const isOver = ({ socket, leftAt, leftAfter, sequence }: Session) =>
    socket === null && (world.now() - leftAt > KEPT_MS || sequence - leftAfter > MAX_EVENTS)

  const sendTo = ({ socket }: Session, { s, t, d }: Told) => {
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
    *values(): Generator<Session> {
      for (const session of all.values())
        if (isOver(session)) all.delete(session.id)
        else yield session
    },
    find(id: string): Session | undefined {
      const session = all.get(id)
      return session && !isOver(session) ? session : undefined
    },
    begin(socket: WebSocket, shard: readonly [number, number], intents: number): Session {
      forgetLost()
      const id = `session-${world.newId()}`
      const left = { leftAt: 0, leftAfter: 0 }
      const session: Session = { id, shard, intents, events: [], sequence: 0, socket, ...left }
      all.set(id, session)
      return session
    },
    /** A client that says goodbye (1000, 1001) ends its session; one that is lost may resume it. */
    leave(session: Session, code: number): void {
      session.socket = null
      session.leftAt = world.now()
      session.leftAfter = session.sequence
      if (code === 1000 || code === 1001) all.delete(session.id)
      else forgetLost()
      world.events.emit('change')
    },
    end(session: Session): void {
      session.socket = null
      all.delete(session.id)
    },
    clear: () => all.clear(),
    /** `d` is JSON. */
    tell(session: Session, t: string, d: string): void {
      const told = { s: ++session.sequence, t, d }
      session.events.push(told)
      if (session.events.length > MAX_EVENTS) session.events.shift()
      sendTo(session, told)
    },
    /** The client has everything up to here. */
    confirm({ events }: Session, sequence: number): void {
      const first = events[0]?.s ?? 0
      events.splice(0, Math.max(0, sequence - first + 1))
    },
    /** Sends again what came after; false where some of it is no longer kept. */
    replay(session: Session, after: number): boolean {
      const oldest = session.events[0]?.s ?? session.sequence + 1
      if (after < oldest - 1) return false
      for (const told of session.events) if (told.s > after) sendTo(session, told)
      return true
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
