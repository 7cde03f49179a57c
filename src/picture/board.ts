/** A leaderboard as it is drawn: every figure is already put in words, in the reader's language. */
export type BoardPicture = {
  readonly title: string
  readonly subtitle: string
  /** Up to ten, best first. */
  readonly rows: readonly PictureRow[]
  /** The viewer's own row, where it is not among the rows: drawn apart, below them. */
  readonly own: PictureRow | null
  /** The sentence for no rows. */
  readonly empty: string
  /** The words above the columns. */
  readonly labels: Readonly<Record<Column, string>>
  readonly rankedBy: Column
}

export type PictureRow = {
  readonly rank: number
  readonly name: string
  /** PNG, WebP, JPEG or GIF. Without one, or with a broken one, initials are drawn. */
  readonly avatar: Uint8Array | null
} & Readonly<Record<Column, string>>

export type Column = (typeof COLUMNS)[number]

/** From left to right. A column in which nobody has anything is left out. */
export const COLUMNS = ['points', 'accuracy', 'streak'] as const
