import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { API_ERRORS, ApiError } from './api-errors.ts'
import { type Download, isDownload, serveDownload } from './cdn.ts'
import { applyFault, faultResponse, rateLimited } from './fault-responses.ts'
import type { Faults } from './faults.ts'
import { createRateLimits, type RateLimitResult } from './rate-limits.ts'
import { type ApiRequest, readRequest } from './request.ts'
import { applicationRoutes } from './routes/application.ts'
import { channelRoutes } from './routes/channels.ts'
import { generalRoutes } from './routes/general.ts'
import { guildRoutes } from './routes/guilds.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { type ApiResponse, matchPath, type Route } from './routes/route.ts'
import { threadRoutes } from './routes/threads.ts'
import { webhookRoutes } from './routes/webhooks.ts'
import type { World } from './world.ts'

/** A logged request, for tests. */
export type LoggedRequest = {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: unknown
  readonly files: readonly string[]
  readonly auditReason: string | null
  readonly status: number
  readonly at: number
}

/** Counted even without a request log. */
export type RequestCounts = { limited: number }

type Options = {
  readonly world: World
  readonly faults: Faults
  readonly rateLimits: 'discord' | 'none'
  /** Null disables the log. */
  readonly log: LoggedRequest[] | null
  readonly downloads: Download[] | null
  readonly counts: RequestCounts
  readonly gatewayRoutes: readonly Route[]
}

const ROUTES = [
  ...applicationRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...guildRoutes,
  ...generalRoutes,
  ...interactionRoutes,
  ...webhookRoutes,
]

/** Discord's REST API over HTTP on loopback. */
export const createRest = (options: Options): Server => {
  const limits = options.rateLimits === 'discord' ? createRateLimits(options.world.now) : null
  const routes = [...options.gatewayRoutes, ...ROUTES]
  return createServer((incoming, outgoing) => {
    const served = isDownload(incoming.url)
      ? serveDownload(options, incoming, outgoing)
      : serve(options, limits, routes, incoming, outgoing)
    served.catch(error => {
      outgoing.writeHead(500).end(JSON.stringify({ message: `500: ${error}`, code: 0 }))
    })
  })
}

const serve = async (
  { world, faults, log, counts }: Options,
  limits: ReturnType<typeof createRateLimits> | null,
  routes: readonly Route[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> => {
  const request = await readRequest(incoming)
  const fault = faults.take(request.method, request.path)
  if (await applyFault(fault, incoming.socket)) return
  const failure = faultResponse(fault)
  // Requests refused by the proxy in front of Discord use up no limit.
  const verdict = (fault?.html ? null : limits?.(request.method, request.path)) ?? NO_LIMIT
  const answer = failure ?? (verdict.limited ? tooManyRequests(verdict.limited) : run(world, routes, request))
  if (answer.status === 429) counts.limited += 1
  if (log) {
    log.push(toLogEntry(world, request, answer.status))
    world.events.emit('change')
  }
  if (fault?.with === 'lost') return void incoming.socket.resetAndDestroy()
  send(outgoing, answer, verdict.headers)
}

const NO_LIMIT: RateLimitResult = { limited: null, headers: {} }

const tooManyRequests = ({
  retryAfterSeconds,
  global,
}: NonNullable<RateLimitResult['limited']>): ApiResponse =>
  rateLimited(retryAfterSeconds, global ? 'global' : 'user')

const send = (
  outgoing: ServerResponse,
  { status, body, headers }: ApiResponse,
  more: RateLimitResult['headers'],
): void => {
  // No content type without a body: clients would try to parse JSON.
  const type = body === null ? {} : { 'content-type': 'application/json' }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  outgoing.writeHead(status, { ...type, ...more, ...headers }).end(body === null ? undefined : text)
}

const run = (world: World, routes: readonly Route[], request: ApiRequest): ApiResponse => {
  try {
    return answerOf(world, routes, request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const { status, ...body } = error.refusal
    return { status, body }
  }
}

const answerOf = (world: World, routes: readonly Route[], request: ApiRequest): ApiResponse => {
  let elsewhere = false
  for (const route of routes) {
    const parameters = matchPath(route.pattern, request.path)
    if (!parameters) continue
    elsewhere = true
    if (route.method !== request.method) continue
    if (route.auth === 'bot' && request.authorization !== `Bot ${world.token}`)
      throw API_ERRORS.unauthorized()
    return route.handle(world, request, parameters)
  }
  throw elsewhere ? API_ERRORS.methodNotAllowed() : API_ERRORS.notFound()
}

const toLogEntry = (world: World, request: ApiRequest, status: number): LoggedRequest => ({
  method: request.method,
  path: request.path,
  query: request.query.toString(),
  body: request.body,
  files: request.uploads.map(({ name }) => name),
  auditReason: request.auditReason,
  status,
  at: world.now(),
})
