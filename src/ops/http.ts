import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readiness } from './readiness.ts'

export type HttpAddress = { readonly port: number; readonly host: string }

export type Http = {
  /** Where it listens, such as `http://127.0.0.1:9464`. */
  readonly address: string
  stop(): Promise<void>
}

/** Nothing can listen where it was asked to. The message says what to change. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
}

type Parts = {
  readonly readiness: Readiness
  readonly metrics: { text(): Promise<string>; readonly contentType: string }
}

/** Nobody who is slow, or who never ends, holds a connection for longer, ms. */
const TIMEOUT_MS = 5000
const MAX_CONNECTIONS = 100

/** Tells health, readiness and metrics to whoever asks there. Throws HttpError where it cannot listen. */
export const startHttp = async ({ port, host }: HttpAddress, parts: Parts): Promise<Http> => {
  const server = createServer(
    { requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS, connectionsCheckingInterval: 1000 },
    ({ method, url }, response) => {
      answer(method, url, response, parts).catch(() => say(response, 500, 'it could not be told\n'))
    },
  )
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(TIMEOUT_MS, socket => socket.destroy())
  await listening(server, port, host)
  return { address: addressOf(server), stop: () => closed(server) }
}

const answer = async (
  method: string | undefined,
  url: string | undefined,
  response: ServerResponse,
  { readiness, metrics }: Parts,
): Promise<void> => {
  const path = url?.split('?')[0]
  if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics')
    return say(response, 404, 'there are /healthz, /readyz and /metrics\n')
  if (method !== 'GET') return say(response.setHeader('allow', 'GET'), 405, 'only GET\n')
  // That this runs at all is the answer: the process lives and its event loop turns.
  if (path === '/healthz') return say(response, 200, 'ok\n')
  if (path === '/metrics') return say(response, 200, await metrics.text(), metrics.contentType)
  const missing = await readiness.missing()
  const told = JSON.stringify({ ready: missing.length === 0, missing })
  say(response, missing.length === 0 ? 200 : 503, `${told}\n`, 'application/json')
}

const say = (response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8') => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) =>
      reject(new HttpError(sentence(error, port, host), { cause: error }))
    server.once('error', refused)
    server.listen(port, host, () => {
      server.off('error', refused)
      resolve()
    })
  })

const sentence = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): string => {
  if (code === 'EADDRINUSE')
    return `HTTP_PORT ${port} is taken: another program listens on ${host}:${port}. Set HTTP_PORT to a free port, or leave it empty.`
  if (code === 'EACCES')
    return `HTTP_PORT ${port} is not allowed to this user: set HTTP_PORT to a port from 1024 on.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HTTP_HOST ${host} is no address of this machine: set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`
  return `Nothing can listen on HTTP_HOST ${host}, HTTP_PORT ${port} (${message}): change them, or leave HTTP_PORT empty.`
}

const addressOf = (server: Server): string => {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

const closed = async (server: Server): Promise<void> => {
  const gone = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeAllConnections()
  await gone
}
