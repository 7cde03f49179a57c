import { GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { FrameSender } from './frame-sender.ts'
import type { Json } from './json.ts'
import { guildJson } from './routes/guilds.ts'
import type { SessionStarts } from './session-starts.ts'
import type { GatewaySession, Sessions } from './sessions.ts'
import { shardOf } from './snowflake.ts'
import { type Guild, userJson, type World } from './world.ts'

/** Shared by all Gateway connections. */
export type GatewayContext = {
  readonly world: World
  readonly sessions: Sessions
  readonly starts: SessionStarts
  readonly line: FrameSender
  readonly address: () => string
}

/** Discord's Gateway close codes. */
export const CLOSE = {
  unknownOpcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  badToken: 4004,
  again: 4005,
  badSequence: 4007,
  invalidShard: 4010,
}

/**
 * Handles IDENTIFY: starts a session and sends READY. Null if refused: the connection is closed, or, if the
 * client identified too early, gets op 9 (invalid session), as on Discord.
 */
export const startSession = (inside: GatewayContext, socket: WebSocket, d: Json): GatewaySession | null => {
  const shard = (d.shard ?? [0, 1]) as [number, number]
  const refuse = (code: number) => {
    socket.close(code)
    return null
  }
  if (!isToken(inside.world, d.token)) return refuse(CLOSE.badToken)
  if (shard[0] >= shard[1] || shard[0] < 0) return refuse(CLOSE.invalidShard)
  const start = inside.starts.begin(shard)
  if (start === 'too early') return voidSession(inside, socket)
  // Discord resets the token of a bot that exceeds its session starts.
  if (start === 'none left') return refuse(CLOSE.badToken)
  const session = inside.sessions.begin(socket, shard, Number(d.intents))
  sendReady(inside, session)
  inside.world.events.emit('change')
  return session
}

const sendReady = ({ world, sessions, address }: GatewayContext, session: GatewaySession): void => {
  const mine = guildsOf(world, session.shard)
  const ready = {
    v: 10,
    user: userJson(world.users.get(world.botId)!),
    guilds: mine.map(guild => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: address(),
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
  }
  sessions.tell(session, 'READY', JSON.stringify(ready))
  if ((session.intents & GatewayIntentBits.Guilds) === 0) return
  for (const guild of mine) sessions.tell(session, 'GUILD_CREATE', JSON.stringify(guildJson(world, guild)))
}

const guildsOf = (world: World, [index, count]: GatewaySession['shard']): Guild[] =>
  [...world.guilds.values()].filter(({ hasBot, id }) => hasBot && shardOf(id, count) === index)

/** Handles RESUME: replays missed events, or sends op 9 if the session is unknown or too far behind. */
export const resumeSession = (inside: GatewayContext, socket: WebSocket, d: Json): GatewaySession | null => {
  const { world, sessions } = inside
  const [session, after] = [sessions.find(String(d.session_id)), Number(d.seq)]
  if (!session || !isToken(world, d.token)) return voidSession(inside, socket)
  if (!(after <= session.sequence)) {
    socket.close(CLOSE.badSequence)
    return null
  }
  const before = session.socket
  session.socket = socket
  before?.terminate()
  if (!sessions.replay(session, after)) {
    sessions.end(session)
    return voidSession(inside, socket)
  }
  send(inside, socket, { op: Op.Dispatch, t: 'RESUMED', s: session.sequence, d: {} })
  world.events.emit('change')
  return session
}

const voidSession = (inside: GatewayContext, socket: WebSocket): null => {
  send(inside, socket, { op: Op.InvalidSession, d: false })
  return null
}

const send = ({ line }: GatewayContext, socket: WebSocket, payload: Json): void =>
  line.send(socket, JSON.stringify(payload))

const isToken = (world: World, token: unknown): boolean => String(token).replace(/^Bot /, '') === world.token
