import type { SeasonEnd } from '../../../play/views.ts'
import { seasonDays } from '../../../quiz/season.ts'
import type { Words } from '../../../words/index.ts'
import { COLOURS, frame, galleryOf, text } from '../parts/body.ts'
import type { PictureRequest, SentPicture } from './picture.ts'
import { rowLine } from './ranked.ts'

export const SEASON_PICTURE = 'season.png'

/** The end of a season with its best players, as a picture, or in words where there is none. */
export const seasonBlock = (end: SeasonEnd, words: Words, picture: SentPicture | null) => {
  const rows = bestOf(end).map((row, index) => rowLine('points', row, index + 1, words))
  const title = words.season.over(seasonDays(end.season))
  return frame(
    [
      ...(picture ? [galleryOf(SEASON_PICTURE, picture.alt)] : [text(`## ${title}`), text(rows.join('\n'))]),
      text(`-# ${words.season.begins}`),
    ],
    COLOURS.quiet,
  )
}

/** Without streaks: they belong to the present, not to a season. */
const bestOf = ({ best }: SeasonEnd) => best.map(row => ({ ...row, streak: 0 }))

export const seasonPicture = (end: SeasonEnd, words: Words): PictureRequest => ({
  title: words.season.over(seasonDays(end.season)),
  subtitle: words.board.boards.points,
  by: 'points',
  rows: bestOf(end).map((row, index) => ({ ...row, rank: index + 1 })),
})
