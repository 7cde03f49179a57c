import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assetAt, contentPolicy } from './assets.ts'
import { isForeign } from './guard.ts'
import { readBytes, readJson } from './read-body.ts'

/** The page's API by path. */
export type PageRoutes = {
  /** Feeds: state that is streamed on connect and after every change. */
  readonly follow: Readonly<Record<string, (query: URLSearchParams) => Feed>>
  /** JSON in, status and JSON out. */
  readonly act: Readonly<Record<string, (body: unknown) => Promise<{ status: number; body: unknown }>>>
  /** Bytes of a file in, status and JSON out. */
  readonly upload?: Readonly<
    Record<string, (query: URLSearchParams, data: Buffer) => { status: number; body: unknown }>
  >
  /** Attachments and avatars, by the path after `/files/`. */
  readonly file: (path: string) => { readonly data: Buffer; readonly type: string } | null
}

/** `now` returns the state; `onChange` subscribes to changes until the returned function is called. */
export type Feed = {
  readonly now: () => unknown
  readonly onChange: (changed: () => void) => () => void
}

export type Page = { readonly url: string; stop(): Promise<void> }

/** Serves the page over HTTP on 127.0.0.1, on a free port if this one is taken. */
export const startPage = async (routes: PageRoutes, port = 0): Promise<Page> => {
  const server = createServer((request, response) => {
    answer(routes, request, response).catch(error => {
      console.error(error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end('The playground failed here; its terminal says why.')
    })
  })
  const listening = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(at, '127.0.0.1', () => resolve())
    })
  await listening(port).catch(error => {
    if (error.code !== 'EADDRINUSE') throw error
    return listening(0)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const answer = async (routes: PageRoutes, request: IncomingMessage, response: ServerResponse) => {
  if (isForeign(request)) return send(response, 403, 'text/plain', 'This page answers only to itself.')
  const address = request.url ?? '/'
  if (!URL.canParse(address, 'http://127.0.0.1'))
    return send(response, 404, 'text/plain', 'There is nothing here.')
  const { pathname, searchParams } = new URL(address, 'http://127.0.0.1')
  const act = routes.act[pathname]
  if (act && request.method === 'POST') return sendJson(response, await actOn(act, request))
  const upload = routes.upload?.[pathname]
  if (upload && request.method === 'POST')
    return sendJson(response, await takeUpload(upload, searchParams, request))
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'This takes no such request.')
  const followed = routes.follow[pathname]
  if (followed) return follow(followed(searchParams), response)
  const file = await fileAt(routes, pathname)
  if (file) return send(response, 200, file.type, file.data)
  return send(response, 404, 'text/plain', 'There is nothing here.')
}

const fileAt = async (routes: PageRoutes, pathname: string) => {
  const path = decoded(pathname)
  if (path === null) return null
  return path.startsWith('/files/') ? routes.file(path.slice('/files/'.length)) : assetAt(path)
}

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

const actOn = async (act: PageRoutes['act'][string], request: IncomingMessage) => {
  const body = await readJson(request)
  return body === undefined ? { status: 400, body: { failed: 'That is not JSON.' } } : act(body)
}

const takeUpload = async (
  upload: NonNullable<PageRoutes['upload']>[string],
  query: URLSearchParams,
  request: IncomingMessage,
) => {
  const data = await readBytes(request)
  return data
    ? upload(query, data)
    : { status: 400, body: { failed: 'Files of up to 10 MiB can be uploaded.' } }
}

const sendJson = (response: ServerResponse, { status, body }: { status: number; body: unknown }) =>
  send(response, status, 'application/json', JSON.stringify(body))

const send = (response: ServerResponse, status: number, type: string, data: Buffer | string): void => {
  response.writeHead(status, { ...HEADERS, 'content-type': type }).end(data)
}

/** Streams a feed as server-sent events, debounced. */
const follow = ({ now, onChange }: Feed, response: ServerResponse): void => {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' })
  const tell = () => response.write(`data: ${JSON.stringify(now())}\n\n`)
  let waiting: NodeJS.Timeout | null = null
  const off = onChange(() => {
    waiting ??= setTimeout(() => {
      waiting = null
      tell()
    }, 10)
  })
  response.once('close', () => {
    off()
    if (waiting) clearTimeout(waiting)
  })
  tell()
}

const HEADERS = {
  'content-security-policy': contentPolicy,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
