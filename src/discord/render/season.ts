import type { SeasonEnd } from '../../play/ports.ts'
import type { Words } from '../../words/index.ts'
import type { Drawing, Picture } from '../pictures.ts'
import { COLOURS, frame, galleryOf, nameOf, text } from './body.ts'

export const SEASON_PICTURE = 'season.png'

/** The end of a season with its best, in words and as a picture of the same. */
export const seasonBlock = (end: SeasonEnd, words: Words, picture: Picture | null) => {
  const rows = rowsOf(end, words)
  const title = words.season.over(end.season)
  return frame(
    [
      text(`## ${title}`),
      text(rows.join('\n')),
      ...(picture ? [galleryOf(SEASON_PICTURE, picture.alt)] : []),
      text(`-# ${words.season.begins}`),
    ],
    COLOURS.quiet,
  )
}

const rowsOf = ({ best }: SeasonEnd, { season, board }: Words): string[] =>
  best.map(({ userId, points, right, answered }, index) =>
    season.row(index + 1, nameOf(userId, board.someone), points, right, answered),
  )

export const seasonPicture = ({ season, best }: SeasonEnd, words: Words): Drawing => ({
  title: words.season.over(season),
  subtitle: words.board.boards.points,
  by: 'points',
  rows: best.map((row, index) => ({ ...row, rank: index + 1 })),
  own: null,
  empty: words.board.nobody,
})
