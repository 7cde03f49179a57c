/** The data of a leaderboard picture. All figures are already formatted in the reader's language. */
export type BoardPicture = {
  readonly kind: 'board'
  readonly title: string
  readonly subtitle: string
  /** Up to ten, best first. */
  readonly rows: readonly PictureRow[]
  readonly rankedBy: Column
}

export type PictureRow = {
  readonly rank: number
  readonly name: string
  /** PNG, WebP, JPEG or GIF. Initials are drawn if it is null or broken. */
  readonly avatar: Uint8Array | null
  /** True for a row that gets no medal, whatever its rank: nothing was scored. */
  readonly plain?: boolean
} & Readonly<Record<Column, string>>

export type Column = (typeof COLUMNS)[number]

/** From left to right. */
export const COLUMNS = ['points', 'accuracy', 'streak'] as const
