import { createHash } from 'node:crypto'
import { COLUMNS, type PictureRow } from './board.ts'
import type { Picture } from './picture.ts'

/** A hash of everything that is drawn: pictures with the same key look the same. */
export const cacheKey = (picture: Picture): string => {
  const hash = createHash('sha256')
  if (picture.kind === 'stats') return hash.update(JSON.stringify(picture)).digest('base64')
  const { title, subtitle, rows, rankedBy } = picture
  hash.update(JSON.stringify([title, subtitle, rankedBy, rows.map(textOfRow)]))
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
