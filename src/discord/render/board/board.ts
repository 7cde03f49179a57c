import { type BoardView, PAGE_SIZE } from '../../../play/leaderboard.ts'
import { MIN_ANSWERS } from '../../../quiz/accuracy.ts'
import { type BoardName, MAX_RANK } from '../../../quiz/ranking.ts'
import { seasonDays } from '../../../quiz/season.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, bodyOf, COLOURS, EPHEMERAL, frame, galleryOf, text } from '../parts/body.ts'
import type { PictureRequest, RenderedPicture } from './picture.ts'
import { factsOf, rowLine } from './ranked.ts'
import { type BoardMessage, boardRows } from './rows.ts'

type ServerView = BoardMessage & { kind: 'server' }
type ServerBoard = BoardView & { kind: 'server' }

const PICTURE = 'leaderboard.png'

/** A page of a server's board, or somebody's own totals. Where there is no picture of the page, a list stands for it. */
export const boardBody = (view: BoardMessage, words: Words, picture: RenderedPicture | null): Body => {
  const lines = view.kind === 'server' ? serverLines(view, words) : ownLines(view, words)
  const page = picture ? [galleryOf(PICTURE, picture.alt)] : pageLines(view, words).map(text)
  return bodyOf([frame([...page, ...lines.map(text)], COLOURS.open), ...boardRows(view, words)], {
    flags: view.ephemeral ? EPHEMERAL : 0,
    files: picture ? [{ name: PICTURE, data: picture.png }] : [],
  })
}

/** What a picture of this page shows; null where there is nothing to compare. */
export const boardPicture = (view: BoardView, words: Words): PictureRequest | null => {
  if (view.kind !== 'server' || view.totals.length === 0) return null
  return {
    title: words.board.title,
    subtitle: subtitleOf(view, words),
    by: view.by,
    rows: view.totals.map((total, index) => ({ ...total, rank: rankOf(view, index) })),
  }
}

const rankOf = ({ page }: BoardView & { kind: 'server' }, index: number): number =>
  page * PAGE_SIZE + index + 1

/** A streak has no period: it is what it is now. */
const subtitleOf = (view: ServerBoard, words: Words): string => {
  const { board, format } = words
  if (view.by === 'streak') return board.boards.streak
  return format.joinItems([board.boards[view.by], periodOf(view, words)])
}

const periodOf = ({ period, season }: ServerBoard, words: Words): string =>
  period === 'season' ? words.season.current(seasonDays(season).until) : words.periods[period]

/** The page in words: all that its picture would show. */
const pageLines = (view: BoardMessage, words: Words): string[] => {
  if (view.kind === 'own') return [`## ${words.board.ownTitle}`]
  const heading = `## ${words.board.title}\n-# ${subtitleOf(view, words)}`
  if (view.totals.length === 0) return [heading, nobody(view.by, words)]
  return [
    heading,
    view.totals.map((total, index) => rowLine(view.by, total, rankOf(view, index), words)).join('\n'),
  ]
}

/** The viewer's own place, and what the board means. */
const serverLines = (view: ServerView, words: Words): string[] => {
  const notes = noteOf(view.by, words).map(note => `-# ${note}`)
  return view.totals.length === 0 ? notes : [ownPlace(view, words), ...notes]
}

const ownPlace = (view: ServerView, { board }: Words): string => {
  const { by, own, userId, ephemeral } = view
  // A public message has many readers, and "you" is only one of them.
  if (own) {
    const facts = factsOf(by, own.total, board)
    const rank = own.rank === null ? board.rankBelow(MAX_RANK) : board.rank(own.rank)
    return ephemeral ? board.yourPlace(rank, facts) : board.place(`<@${userId}>`, rank, facts)
  }
  const who = ephemeral ? board.you : `<@${userId}>`
  return {
    points: board.notYet(who),
    streak: board.notYetStreak(who),
    accuracy: board.notYetAccuracy(who, MIN_ANSWERS),
  }[by]
}

const nobody = (by: BoardName, { board }: Words): string =>
  ({ points: board.nobody, streak: board.noStreaks, accuracy: board.noAccuracy(MIN_ANSWERS) })[by]

const noteOf = (by: BoardName, { board }: Words): string[] =>
  ({ points: [], streak: [board.streakNote], accuracy: [board.accuracyNote(MIN_ANSWERS)] })[by]

const ownLines = ({ statistics }: BoardView & { kind: 'own' }, { board, periods }: Words): string[] => {
  const { season, ever } = statistics
  if (ever.answered === 0) return [board.ownNone]
  const lines = [
    board.own(periods.season, season.right, season.answered),
    board.own(periods.all, ever.right, ever.answered),
  ]
  return [lines.join('\n'), `-# ${board.ownNote}`]
}
