import type { World } from '../../local-discord/world.ts'

/** The page's URL for a file or avatar of the local Discord; external URLs stay. */
export const pageUrl = (url: string): string => {
  if (/^https?:\/\//i.test(url)) return url
  const path = url.replace(/^attachments\//, '')
  return `/files/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** An attachment (`attachmentId/name`) or an avatar (`avatars/userId/hash`). */
export const storedFile = (world: World, path: string): { data: Buffer; type: string } | null => {
  const data = path.startsWith('avatars/')
    ? world.avatars.get(path.slice('avatars/'.length))
    : world.files.get(path)?.data
  return data ? { data, type: typeOf(data) } : null
}

/** Content type by magic bytes, never by name: only images are served as what they claim to be. */
const typeOf = (data: Buffer): string => {
  const begins = (text: string, at = 0) => data.subarray(at, at + text.length).toString('latin1') === text
  if (begins('\x89PNG')) return 'image/png'
  if (begins('\xff\xd8\xff')) return 'image/jpeg'
  if (begins('GIF8')) return 'image/gif'
  if (begins('RIFF') && begins('WEBP', 8)) return 'image/webp'
  return 'application/octet-stream'
}
