import type { Reader } from './names.ts'

/** The context of rendering: the reader, names, and file URLs. */
export type RenderContext = Reader & {
  /** Maps a URL of an attachment, avatar (`avatars/user/hash`) or image to the page's. */
  readonly filesAt: (url: string) => string
}
