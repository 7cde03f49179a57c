import type { UploadedFile } from '../interactions/interaction.ts'

/** Discord takes a reply for three seconds, and the file is checked after this, ms. */
const TIMEOUT_MS = 1500

/** A file that someone uploaded with a form, as text; null where it's too large, no text, or can't be had in time. */
export const downloadText = async ({ url, size }: UploadedFile, maxBytes: number): Promise<string | null> => {
  if (size > maxBytes) return null
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) return null
    const bytes = await response.arrayBuffer()
    return bytes.byteLength > maxBytes ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
