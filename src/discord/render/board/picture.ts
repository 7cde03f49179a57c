import pTimeout from 'p-timeout'
import type { BoardPicture, PictureRow } from '../../../picture/board.ts'
import type { Painter } from '../../../picture/painter.ts'
import type { StatsPicture } from '../../../picture/stats.ts'
import type { Named } from '../../../play/views.ts'
import type { BoardName, RankedTotal } from '../../../quiz/ranking.ts'
import type { Words } from '../../../words/index.ts'
import type { Profile, ProfileCache } from '../../rest/profile-cache.ts'
import { factsOf } from './ranked.ts'

/** A board to be drawn, with people as ids. */
export type PictureRequest = {
  readonly title: string
  readonly subtitle: string
  readonly by: BoardName
  readonly rows: readonly BoardRow[]
}

export type BoardRow = Named<RankedTotal> & { readonly rank: number }

/** A picture that a message shows already, with the same in words for people who don't see it. */
export type SentPicture = { readonly alt: string }

/** A picture to be sent. */
export type RenderedPicture = SentPicture & { readonly png: Buffer }

export type Pictures = {
  /** Null where pictures can't be drawn, or not in time (ms). Never throws. */
  draw(request: PictureRequest, words: Words, timeoutMs?: number): Promise<RenderedPicture | null>
  /** The same for someone's statistics, in which nobody else appears. */
  drawStats(picture: StatsPicture, alt: string): Promise<RenderedPicture | null>
}

/** Discord waits three seconds for an answer; a board without its picture is complete, so the rest goes to sending, ms. */
const TIMEOUT_MS = 1800

/** Discord's limit for an alt text. */
export const MAX_ALT_LENGTH = 1024

export const createPictures = (
  people: Pick<ProfileCache, 'profiles'>,
  painter: Painter,
  defaultTimeoutMs = TIMEOUT_MS,
): Pictures => ({
  draw: (request, words, timeoutMs = defaultTimeoutMs) =>
    pTimeout(paint(people, painter, request, words), { milliseconds: timeoutMs, fallback: () => null }),
  async drawStats(picture, alt) {
    const drawing = painter.draw(picture)
    const png = await pTimeout(drawing, { milliseconds: defaultTimeoutMs, fallback: () => null })
    return png && { alt, png }
  },
})

type Profiles = ReadonlyMap<string, Profile>

const paint = async (
  people: Pick<ProfileCache, 'profiles'>,
  painter: Painter,
  request: PictureRequest,
  words: Words,
): Promise<RenderedPicture | null> => {
  painter.warmUp()
  const profiles = await people.profiles(request.rows.flatMap(({ userId }) => userId ?? []))
  const picture: BoardPicture = {
    kind: 'board',
    title: request.title,
    subtitle: request.subtitle,
    rankedBy: request.by,
    rows: request.rows.map(row => ({
      ...pictureRow(row, profiles, words),
      plain: request.by === 'points' && row.points === 0,
    })),
  }
  const png = await painter.draw(picture)
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

/** All facts of the picture and those that it has no room for; only those that it ranks by where all are too long. */
const altOf = (request: PictureRequest, profiles: Profiles, words: Words): string => {
  const full = altWith(request, row => factsOf(request.by, row, words.board), profiles, words)
  if (full.length <= MAX_ALT_LENGTH) return full
  const short = altWith(request, row => factsOf(request.by, row, words.board).slice(0, 1), profiles, words)
  return short.length <= MAX_ALT_LENGTH ? short : `${short.slice(0, MAX_ALT_LENGTH - 1)}…`
}

const altWith = (
  { title, subtitle, rows }: PictureRequest,
  facts: (row: BoardRow) => readonly string[],
  profiles: Profiles,
  words: Words,
): string => {
  const lines = rows.map(row => words.board.altRow(row.rank, drawnName(row, profiles, words), facts(row)))
  return words.board.alt(title, subtitle, lines)
}
