import type { BoardPicture } from './board.ts'
import type { StatsPicture } from './stats.ts'

/** Everything that can be drawn. draw-picture.ts has a function for each kind. */
export type Picture = BoardPicture | StatsPicture
