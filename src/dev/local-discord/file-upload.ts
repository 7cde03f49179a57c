import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import type { World } from './world.ts'

/** A file that a person uploads with a modal or a command option. */
export type FileUpload = { readonly name: string; readonly data: Buffer }

/** The `attachment_size_limit` of a server without boosts. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024

export const isFileUpload = (value: unknown): value is FileUpload =>
  typeof value === 'object' && value !== null && 'data' in value

/** The checks of Discord's client before an upload: by name, never by content. */
export const requireUploadable = ({ name, data }: FileUpload, fileTypes: unknown, field: string): void => {
  const types = Array.isArray(fileTypes) ? (fileTypes as string[]) : []
  requireOffered(
    types.length === 0 || types.some(type => fitsType(name, type)),
    `"${field}" takes ${types.join(', ')}, not ${name}`,
  )
  requireOffered(data.length <= MAX_UPLOAD_BYTES, `${name} is larger than ${MAX_UPLOAD_BYTES} bytes`)
}

/** `image`, `video`, `audio`, or an extension such as `.md` (reference, File Type Filtering). */
const fitsType = (name: string, type: string): boolean =>
  type.startsWith('.')
    ? name.toLowerCase().endsWith(type.toLowerCase())
    : contentTypeOf(name)?.startsWith(`${type}/`) === true

/** Stores a file, and returns its attachment id. */
export const storeUpload = (world: World, { name, data }: FileUpload): string => {
  const id = world.newId()
  const filename = name.replaceAll(/[^\w.-]+/g, '_')
  const url = `${world.cdnUrl}/ephemeral-attachments/${id}/${filename}`
  const contentType = contentTypeOf(filename)
  world.files.set(`${id}/${filename}`, { name: filename, data })
  world.uploads.set(id, {
    id,
    filename,
    size: data.length,
    url,
    proxy_url: url,
    ephemeral: true,
    ...(contentType && { content_type: contentType }),
  })
  return id
}

export const deleteUploads = (world: World, ids: readonly string[]): void => {
  for (const id of ids) {
    world.files.delete(`${id}/${(world.uploads.get(id) as Json).filename}`)
    world.uploads.delete(id)
  }
}

const CONTENT_TYPES: { readonly [ending: string]: string } = {
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  zip: 'application/zip',
}

const contentTypeOf = (name: string): string | undefined =>
  CONTENT_TYPES[name.toLowerCase().split('.').at(-1)!]
