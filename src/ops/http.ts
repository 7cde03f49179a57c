import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readiness } from './readiness.ts'

export type HttpAddress = { readonly port: number; readonly host: string }

export type HttpServer = {
  /** Its base URL, such as `http://127.0.0.1:9464`. */
  readonly address: string
  stop(): Promise<void>
}

/** The server cannot listen on HTTP_HOST and HTTP_PORT. The message says what to change. */
export class HttpError extends Error {
  override readonly name = 'HttpError'
}

type Sources = {
  readonly readiness: Readiness
  readonly metrics: { text(): Promise<string>; readonly contentType: string }
}

/** Slow clients are disconnected after this, ms. */
const TIMEOUT_MS = 5000
const MAX_CONNECTIONS = 100

/** Serves liveness, readiness and metrics. Throws HttpError if it cannot listen. */
export const startHttp = async ({ port, host }: HttpAddress, sources: Sources): Promise<HttpServer> => {
  const server = createServer(
    { requestTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS, connectionsCheckingInterval: 1000 },
    ({ method, url }, response) => {
      handle(method, url, response, sources).catch(() => send(response, 500, 'internal error\n'))
    },
  )
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(TIMEOUT_MS, socket => socket.destroy())
  await listen(server, port, host)
  return { address: addressOf(server), stop: () => close(server) }
}

const handle = async (
  method: string | undefined,
  url: string | undefined,
  response: ServerResponse,
  { readiness, metrics }: Sources,
): Promise<void> => {
  const path = url?.split('?')[0]
  if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics')
    return send(response, 404, 'there are /healthz, /readyz and /metrics\n')
  if (method !== 'GET') return send(response.setHeader('allow', 'GET'), 405, 'only GET\n')
  // Liveness: if this runs, the event loop does too.
  if (path === '/healthz') return send(response, 200, 'ok\n')
  if (path === '/metrics') return send(response, 200, await metrics.text(), metrics.contentType)
  const missing = await readiness.findUnreadyParts()
  const body = JSON.stringify({ ready: missing.length === 0, missing })
  send(response, missing.length === 0 ? 200 : 503, `${body}\n`, 'application/json')
}

const send = (response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8') => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      reject(new HttpError(explainListenError(error, port, host), { cause: error }))
    server.once('error', onError)
    server.listen(port, host, () => {
      server.off('error', onError)
      resolve()
    })
  })

const explainListenError = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): string => {
  if (code === 'EADDRINUSE')
    return `HTTP_PORT ${port} is taken: another program is listening on ${host}:${port}. Set HTTP_PORT to a free port, or leave it empty.`
  if (code === 'EACCES') return `This user may not open HTTP_PORT ${port}: set HTTP_PORT to 1024 or above.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HTTP_HOST ${host} isn't an address of this machine: set HTTP_HOST to 127.0.0.1, or to 0.0.0.0 for all its addresses.`
  return `Can't listen on HTTP_HOST ${host}, HTTP_PORT ${port} (${message}): change them, or leave HTTP_PORT empty.`
}

const addressOf = (server: Server): string => {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

const close = async (server: Server): Promise<void> => {
  const finished = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeAllConnections()
  await finished
}
