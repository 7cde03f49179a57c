import type { IncomingMessage } from 'node:http'
import { API_ERRORS } from './api-errors.ts'
import type { Json } from './json.ts'
import { LOCALES } from './locales.ts'

export type Upload = { readonly field: string; readonly name: string; readonly data: Buffer }

/** A parsed request. */
export type ApiRequest = {
  readonly method: string
  /** Without the API's prefix and the query: `/channels/1/messages`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | null
  /** The requested locale; null if it is none of Discord's. */
  readonly locale: string | null
  /** The reason for the server's audit log. */
  readonly auditReason: string | null
  readonly body: unknown
  readonly uploads: readonly Upload[]
}

/** Reads a request: JSON, or a multipart form with `payload_json` and files. */
export const readRequest = async (incoming: IncomingMessage): Promise<ApiRequest> => {
  const url = new URL(incoming.url ?? '/', 'http://localhost')
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = incoming.headers['content-type'] ?? ''
  const content = type.startsWith('multipart/')
    ? await readForm(raw, type)
    : { body: parse(raw.toString()), uploads: [] }
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.replace(/^\/api(\/v\d+)?/, ''),
    query: url.searchParams,
    authorization: incoming.headers.authorization ?? null,
    locale: localeOf(incoming.headers),
    auditReason: auditReasonOf(incoming.headers),
    ...content,
  }
}

/** interactions/application-commands, Retrieving localized commands: the first of these two headers. */
const localeOf = (headers: IncomingMessage['headers']): string | null => {
  const locale = headers['x-discord-locale'] ?? headers['accept-language']?.split(',')[0]
  return LOCALES.find(one => one === locale) ?? null
}

/** reference, Audit Logs: URI-encoded, since headers are ASCII. */
const auditReasonOf = (headers: IncomingMessage['headers']): string | null => {
  const reason = headers['x-audit-log-reason']
  return typeof reason === 'string' ? decodeURIComponent(reason) : null
}

const parse = (text: string): unknown => {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw API_ERRORS.badJson()
  }
}

const readForm = async (raw: Buffer, type: string): Promise<{ body: unknown; uploads: Upload[] }> => {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const uploads: Upload[] = []
  let body: unknown = null
  for (const [field, value] of form)
    if (typeof value === 'string') body = field === 'payload_json' ? parse(value) : body
    else uploads.push({ field, name: value.name, data: Buffer.from(await value.arrayBuffer()) })
  return { body, uploads }
}

export const jsonOf = ({ body }: ApiRequest): Json =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : {}
