import { createHash } from 'node:crypto'
import { type BoardPicture, COLUMNS, type PictureRow } from './board.ts'

/** A hash of everything that is drawn: pictures with the same key look the same. */
export const cacheKey = (picture: BoardPicture): string => {
  const { title, subtitle, rows, rankedBy } = picture
  const text = JSON.stringify([title, subtitle, rankedBy, rows.map(textOfRow)])
  const hash = createHash('sha256').update(text)
  for (const { avatar } of rows) if (avatar) hash.update(avatar)
  return hash.digest('base64')
}

/** With each avatar's length, since otherwise bytes could move from one avatar to the next without a new key. */
const textOfRow = (row: PictureRow) => [
  row.rank,
  row.name,
  row.plain === true,
  row.avatar?.length ?? null,
  COLUMNS.map(column => row[column]),
]
