import type { IncomingMessage } from 'node:http'

/** What a person types and chooses is far below this. */
const MAX_JSON_BYTES = 256 * 1024
const MAX_FILE_BYTES = 10 * 1024 * 1024

/** The body as JSON; undefined where it is none, is too large or says that it is something else. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const body = await readBody(request, 'application/json', MAX_JSON_BYTES)
  try {
    return body && JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The body as a file; undefined where it is too large or says that it is something else. */
export const readBytes = (request: IncomingMessage): Promise<Buffer | undefined> =>
  readBody(request, 'application/octet-stream', MAX_FILE_BYTES)

const readBody = async (
  request: IncomingMessage,
  type: string,
  maxBytes: number,
): Promise<Buffer | undefined> => {
  if (request.headers['content-type']?.split(';')[0] !== type) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
