import type { IncomingMessage, ServerResponse } from 'node:http'
import { applyFault } from './fault-responses.ts'
import type { Faults } from './faults.ts'
import type { World } from './world.ts'

/** A logged download, for tests. */
export type Download = {
  readonly path: string
  readonly query: string
  readonly status: number
  readonly at: number
}

type Options = { readonly world: World; readonly faults: Faults; readonly downloads: Download[] | null }

export const isDownload = (url: string | undefined): boolean =>
  /^\/(attachments|ephemeral-attachments|avatars)\//.test(url ?? '')

/** Serves the CDN: no authorization, no rate limits, no JSON. */
export const serveDownload = async (
  { world, faults, downloads }: Options,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> => {
  const { pathname, searchParams } = new URL(incoming.url!, 'http://localhost')
  const fault = faults.take('GET', pathname)
  if (await applyFault(fault, incoming.socket)) return
  if (fault?.with === 'lost') return void incoming.socket.resetAndDestroy()
  const file = fileAt(world, decodeURIComponent(pathname))
  const failure = typeof fault?.with === 'number' ? fault.with : isSize(searchParams.get('size')) ? null : 400
  const status = failure ?? (file ? 200 : 404)
  downloads?.push({ path: pathname, query: searchParams.toString(), status, at: world.now() })
  if (status !== 200) return void outgoing.writeHead(status).end()
  outgoing.writeHead(200, { 'content-type': typeOf(file!), 'content-length': file!.length }).end(file)
}

/** reference, Image Formatting: "any power of two between 16 and 4096". Images are not resized here. */
const isSize = (size: string | null): boolean =>
  size === null || [16, 32, 64, 128, 256, 512, 1024, 2048, 4096].includes(Number(size))

const fileAt = (world: World, path: string): Buffer | undefined => {
  const [, kind, owner, name = ''] = path.split('/')
  if (kind !== 'avatars') return world.files.get(`${owner}/${name}`)?.data
  const [, hash] = name.match(/^(\w+)\.(?:png|webp|jpe?g)$/) ?? []
  return world.avatars.get(`${owner}/${hash}`)
}

/** Content type by magic bytes: images are served as they were stored, whatever the requested ending. */
const typeOf = (file: Buffer): string => {
  if (file.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png'
  if (file.subarray(8, 12).toString('latin1') === 'WEBP') return 'image/webp'
  return 'application/octet-stream'
}
