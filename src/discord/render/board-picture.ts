import { setTimeout as wait } from 'node:timers/promises'
import type { BoardPicture, PictureRow } from '../../picture/board.ts'
import type { Painter } from '../../picture/painter.ts'
import type { Named } from '../../play/views.ts'
import type { BoardName, Ranked } from '../../quiz/ranking.ts'
import type { Words } from '../../words/index.ts'
import type { Face, ProfileCache } from '../rest/profile-cache.ts'

/** A board to be drawn. */
export type Drawing = {
  readonly title: string
  readonly subtitle: string
  readonly by: BoardName
  readonly rows: readonly Placed[]
  /** The viewer's own row, where it is not among the rows. */
  readonly own: Placed | null
  readonly empty: string
}

export type Placed = Named<Ranked> & { readonly rank: number }

/** A picture that a message carries already, with the same in words for those who do not see it. */
export type SentPicture = { readonly alt: string }

/** A picture to be sent. */
export type Picture = SentPicture & { readonly png: Buffer }

export type Pictures = {
  /** Null where pictures can't be drawn, or not in time (ms). Never throws. */
  draw(drawing: Drawing, words: Words, timeoutMs?: number): Promise<Picture | null>
}

/** Discord gives an answer three seconds; a board without its picture is complete, so it waits no longer than this, ms. */
const TIMEOUT_MS = 1800

/** Discord's limit for an alt text, in characters. */
const ALT_LIMIT = 1024

export const createPictures = (
  people: ProfileCache,
  painter: Painter,
  defaultTimeoutMs = TIMEOUT_MS,
): Pictures => ({
  draw: (drawing, words, timeoutMs = defaultTimeoutMs) =>
    Promise.race([paint(people, painter, drawing, words), wait(timeoutMs, null, { ref: false })]),
})

const paint = async (
  people: ProfileCache,
  painter: Painter,
  drawing: Drawing,
  words: Words,
): Promise<Picture | null> => {
  const shown = [...drawing.rows, ...(drawing.own ? [drawing.own] : [])]
  const faces = await people.faces(shown.flatMap(({ userId }) => userId ?? []))
  const rowOf = (placed: Placed): PictureRow => pictureRow(placed, faces, words)
  const picture: BoardPicture = {
    title: drawing.title,
    subtitle: drawing.subtitle,
    rankedBy: drawing.by,
    rows: drawing.rows.map(rowOf),
    own: drawing.own && rowOf(drawing.own),
    empty: drawing.empty,
    labels: words.board.columns,
  }
  const png = await painter.board(picture)
  return png && { png, alt: altOf(picture, words) }
}

const pictureRow = (placed: Placed, faces: ReadonlyMap<string, Face>, { board }: Words): PictureRow => {
  const face = placed.userId === null ? null : faces.get(placed.userId)
  return {
    rank: placed.rank,
    name: face?.name ?? board.someone,
    avatar: face?.avatar ?? null,
    points: board.number(placed.points),
    accuracy: placed.answered === 0 ? '' : board.percent(placed.right / placed.answered),
    streak: placed.streak === 0 ? '' : board.days(placed.streak),
  }
}

const altOf = ({ title, subtitle, rows, rankedBy, empty }: BoardPicture, { board }: Words): string => {
  const lines = rows.map(row => board.altRow(row.rank, row.name, `${row[rankedBy]} ${board.unit[rankedBy]}`))
  const alt = board.alt(`${title}, ${subtitle}`, lines.length === 0 ? [empty] : lines)
  return alt.length <= ALT_LIMIT ? alt : `${alt.slice(0, ALT_LIMIT - 1)}…`
}
