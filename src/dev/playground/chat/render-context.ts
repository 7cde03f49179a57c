import type { Reader } from './names.ts'

/** How a message is shown: to whom, what ids mean, and where the page finds files. */
export type RenderContext = Reader & {
  /** The page's address for one of Discord's: of an attachment, an avatar (`avatars/user/hash`), or a picture. */
  readonly filesAt: (url: string) => string
}
