import pTimeout from 'p-timeout'
import type { BoardPicture, PictureRow } from '../../picture/board.ts'
import type { Painter } from '../../picture/painter.ts'
import type { Named } from '../../play/views.ts'
import type { BoardName, RankedTotal } from '../../quiz/ranking.ts'
import type { Words } from '../../words/index.ts'
import type { Profile, ProfileCache } from '../rest/profile-cache.ts'

/** A board to be drawn, with people as ids. */
export type PictureRequest = {
  readonly title: string
  readonly subtitle: string
  readonly by: BoardName
  readonly rows: readonly BoardRow[]
  /** The viewer's own row, where it is not among the rows. */
  readonly own: BoardRow | null
  readonly empty: string
}

export type BoardRow = Named<RankedTotal> & { readonly rank: number }

/** A picture that a message shows already, with the same in words for people who don't see it. */
export type SentPicture = { readonly alt: string }

/** A picture to be sent. */
export type RenderedPicture = SentPicture & { readonly png: Buffer }

export type Pictures = {
  /** Null where pictures can't be drawn, or not in time (ms). Never throws. */
  draw(request: PictureRequest, words: Words, timeoutMs?: number): Promise<RenderedPicture | null>
}

/** Discord waits three seconds for an answer; a board without its picture is complete, so the rest goes to sending, ms. */
const TIMEOUT_MS = 1800

/** Discord's limit for an alt text. */
const MAX_ALT_LENGTH = 1024

export const createPictures = (
  people: ProfileCache,
  painter: Painter,
  defaultTimeoutMs = TIMEOUT_MS,
): Pictures => ({
  draw: (request, words, timeoutMs = defaultTimeoutMs) =>
    pTimeout(paint(people, painter, request, words), { milliseconds: timeoutMs, fallback: () => null }),
})

type Profiles = ReadonlyMap<string, Profile>

const paint = async (
  people: ProfileCache,
  painter: Painter,
  request: PictureRequest,
  words: Words,
): Promise<RenderedPicture | null> => {
  const visible = [...request.rows, ...(request.own ? [request.own] : [])]
  const profiles = await people.profiles(visible.flatMap(({ userId }) => userId ?? []))
  const picture: BoardPicture = {
    title: request.title,
    subtitle: request.subtitle,
    rankedBy: request.by,
    rows: request.rows.map(row => ({
      ...pictureRow(row, profiles, words),
      plain: request.by === 'points' && row.points === 0,
    })),
    own: request.own && pictureRow(request.own, profiles, words),
    empty: request.empty,
    labels: words.board.columns,
  }
  const png = await painter.board(picture)
  return png && { png, alt: altOf(request, profiles, words) }
}

const pictureRow = (row: BoardRow, profiles: Profiles, words: Words): PictureRow => ({
  rank: row.rank,
  name: drawnName(row, profiles, words),
  avatar: profiles.get(row.userId ?? '')?.avatar ?? null,
  points: words.format.number(row.points),
  accuracy: row.answered === 0 ? '' : words.format.percent(row.right / row.answered),
  streak: row.streak === 0 ? '' : words.board.days(row.streak),
})

const drawnName = ({ userId }: BoardRow, profiles: Profiles, { board }: Words): string =>
  profiles.get(userId ?? '')?.name ?? board.someone

const altOf = (request: PictureRequest, profiles: Profiles, words: Words): string => {
  const { board } = words
  const lines = request.rows.map(row =>
    board.altRow(row.rank, drawnName(row, profiles, words), altValue(request.by, row, words)),
  )
  const alt = board.alt(request.title, request.subtitle, lines.length === 0 ? [request.empty] : lines)
  return alt.length <= MAX_ALT_LENGTH ? alt : `${alt.slice(0, MAX_ALT_LENGTH - 1)}…`
}

const altValue = (by: BoardName, { points, right, answered, streak }: BoardRow, words: Words): string => {
  const { altValue } = words.board
  switch (by) {
    case 'points':
      return altValue.points(points)
    case 'accuracy':
      return altValue.accuracy(answered === 0 ? 0 : right / answered)
    case 'streak':
      return altValue.streak(streak)
  }
}
