import { GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import { CLOSE, type GatewayContext, resumeSession, startSession } from './identify.ts'
import type { Json } from './json.ts'
import type { GatewaySession } from './sessions.ts'

type Frame = { op: number; d: unknown }

/** Handles one Gateway connection from HELLO to close. */
export const handleConnection = (inside: GatewayContext, heartbeatMs: number, socket: WebSocket): void => {
  let session: GatewaySession | null = null
  const send = (payload: Json) => inside.line.send(socket, JSON.stringify(payload))
  send({ op: Op.Hello, d: { heartbeat_interval: heartbeatMs } })
  socket.on('close', code => {
    if (session?.socket === socket) inside.sessions.leave(session, code)
  })
  socket.on('message', raw => {
    const frame = parseFrame(raw)
    if (!frame) return socket.close(CLOSE.decode)
    if (frame.op === Op.Heartbeat) {
      if (session && typeof frame.d === 'number') inside.sessions.confirm(session, frame.d)
      return send({ op: Op.HeartbeatAck })
    }
    if (frame.op === Op.Identify) {
      if (session) return socket.close(CLOSE.again)
      session = startSession(inside, socket, (frame.d ?? {}) as Json)
      return
    }
    if (frame.op === Op.Resume) {
      session = resumeSession(inside, socket, (frame.d ?? {}) as Json)
      return
    }
    if (frame.op === Op.PresenceUpdate || frame.op === Op.VoiceStateUpdate) return
    socket.close(session ? CLOSE.unknownOpcode : CLOSE.notAuthenticated)
  })
}

const parseFrame = (raw: RawData): Frame | null => {
  try {
    return JSON.parse(String(raw)) as Frame
  } catch {
    return null
  }
}
