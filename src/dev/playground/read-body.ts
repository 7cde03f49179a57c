import type { IncomingMessage } from 'node:http'

/** Far more than a person can type. */
const MAX_JSON_BYTES = 256 * 1024
const MAX_FILE_BYTES = 10 * 1024 * 1024

/** The JSON body; undefined if it is invalid, too large or of another content type. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const body = await readBody(request, 'application/json', MAX_JSON_BYTES)
  try {
    return body && JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The file body; undefined if it is too large or of another content type. */
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
