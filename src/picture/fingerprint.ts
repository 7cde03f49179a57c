import { createHash } from 'node:crypto'
import { type BoardPicture, COLUMNS, type PictureRow } from './board.ts'

/** Two pictures with the same fingerprint look the same. */
export const fingerprint = (picture: BoardPicture): string => {
  const { title, subtitle, rows, own, empty, labels, rankedBy } = picture
  const words = [title, subtitle, empty, rankedBy, COLUMNS.map(column => labels[column])]
  const people = own ? [...rows, own] : rows
  const text = JSON.stringify([words, rows.length, people.map(rowWords)])
  const hash = createHash('sha256').update(text)
  for (const { avatar } of people) if (avatar) hash.update(avatar)
  return hash.digest('base64')
}

/** The avatars' lengths are among the words, so that bytes cannot move from one avatar to the next unseen. */
const rowWords = (row: PictureRow) => [
  row.rank,
  row.name,
  row.avatar?.length ?? null,
  COLUMNS.map(column => row[column]),
]
