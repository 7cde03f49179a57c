import { type BoardView, PAGE_SIZE } from '../../play/leaderboard.ts'
import { MIN_ANSWERS } from '../../quiz/accuracy.ts'
import { PERIOD_NAMES, type PeriodName } from '../../quiz/day.ts'
import { BOARD_NAMES, type BoardName } from '../../quiz/ranking.ts'
import type { Words } from '../../words/index.ts'
import type { PictureRequest, RenderedPicture } from './board-picture.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, galleryOf, row, text } from './body.ts'
import { factsOf, rowLine } from './ranked.ts'

/** A board as one message shows it: to everyone, or to one person. */
export type BoardMessage = BoardView & { readonly ephemeral: boolean }
type ServerView = BoardMessage & { kind: 'server' }

const PICTURE = 'leaderboard.png'

/** A page of a server's board, or someone's own totals. The picture only repeats what the text says. */
export const boardBody = (view: BoardMessage, words: Words, picture: RenderedPicture | null): Body => {
  const title = view.kind === 'server' ? words.board.title : words.board.ownTitle
  const lines = view.kind === 'server' ? serverLines(view, words) : ownLines(view, words)
  const parts = [
    text(`## ${title}${view.kind === 'server' ? `\n-# ${subtitleOf(view, words)}` : ''}`),
    ...(picture ? [galleryOf(PICTURE, picture.alt)] : []),
    ...lines.map(text),
  ]
  const rows = [...pageRow(view, words), ...boardRow(view, words), ...periodRow(view, words)]
  return bodyOf([frame(parts, COLOURS.open), ...rows], {
    flags: view.ephemeral ? EPHEMERAL : 0,
    files: picture ? [{ name: PICTURE, data: picture.png }] : [],
  })
}

/** What a picture of this page shows; null where there is nothing to compare. */
export const boardPicture = (view: BoardView, words: Words): PictureRequest | null => {
  if (view.kind !== 'server' || view.totals.length === 0) return null
  const first = view.page * PAGE_SIZE + 1
  const last = first + view.totals.length - 1
  const own = view.own
  const isApart = own !== null && !view.hidden && (own.rank < first || own.rank > last)
  return {
    title: words.board.title,
    subtitle: subtitleOf(view, words),
    by: view.by,
    rows: view.totals.map((total, index) => ({ ...total, rank: first + index })),
    own: isApart ? { ...own.total, rank: own.rank } : null,
    empty: nobody(view.by, words),
  }
}

/** A streak has no period: it is what it is now. */
const subtitleOf = (view: BoardView, { periods, board, format }: Words): string => {
  if (view.by === 'streak') return board.boards.streak
  return format.joinItems([board.boards[view.by], periods[view.period]])
}

const serverLines = (view: ServerView, words: Words): string[] => {
  const { board } = words
  const rows = view.totals.map((total, index) =>
    rowLine(view.by, total, view.page * PAGE_SIZE + index + 1, words),
  )
  if (rows.length === 0) return [nobody(view.by, words)]
  const page = hasPages(view) ? [board.page(view.page + 1)] : []
  const notes = [...noteOf(view.by, words), ...page].map(note => `-# ${note}`)
  return [rows.join('\n'), ownPlace(view, words), ...notes]
}

const ownPlace = (view: ServerView, { board }: Words): string => {
  // A public message has many readers, and "you" is only one of them.
  const who = view.ephemeral ? board.you : `<@${view.userId}>`
  if (view.own) return board.place(who, view.own.rank, factsOf(view.by, view.own.total, board))
  return {
    points: board.notYet(who),
    streak: board.notYetStreak(who),
    accuracy: board.notYetAccuracy(who, MIN_ANSWERS),
  }[view.by]
}

const nobody = (by: BoardName, { board }: Words): string =>
  ({ points: board.nobody, streak: board.noStreaks, accuracy: board.noAccuracy(MIN_ANSWERS) })[by]

const noteOf = (by: BoardName, { board }: Words): string[] =>
  ({ points: [], streak: [board.streakNote], accuracy: [board.accuracyNote(MIN_ANSWERS)] })[by]

const ownLines = ({ statistics }: BoardView & { kind: 'own' }, { board, periods }: Words): string[] => {
  const { season, ever } = statistics
  if (ever.answered === 0) return [board.ownNone]
  const lines = [
    board.own(periods.month, season.right, season.answered),
    board.own(periods.all, ever.right, ever.answered),
  ]
  return [lines.join('\n'), `-# ${board.ownNote}`]
}

const hasPages = ({ page, more }: ServerView): boolean => page > 0 || more

/** Pages of disabled buttons. They are never pressed, but every custom id in a message must differ. */
const NO_PAGE = 999_999
const CURRENT_PERIOD = NO_PAGE - 1
const CURRENT_BOARD = NO_PAGE - 2

type BoardTarget = { by: BoardName; period: PeriodName; page: number }
const target = (view: BoardMessage, { by, period, page }: BoardTarget) =>
  ({ kind: 'board', by, period, page, userId: view.userId }) as const

const pageRow = (view: BoardMessage, { board }: Words) => {
  if (view.kind !== 'server' || !hasPages(view)) return []
  const page = (page: number) => target(view, { ...view, page })
  return [
    row([
      button(page(view.page === 0 ? NO_PAGE : view.page - 1), board.previous, { disabled: view.page === 0 }),
      button(page(view.page + 1), board.next, { disabled: !view.more }),
    ]),
  ]
}

const boardRow = (view: BoardMessage, { board }: Words) => {
  if (view.kind !== 'server') return []
  const buttons = BOARD_NAMES.map(by => {
    const disabled = by === view.by
    const id = target(view, { by, period: view.period, page: disabled ? CURRENT_BOARD : 0 })
    return button(id, board.boards[by], { disabled })
  })
  return [row(buttons)]
}

const periodRow = (view: BoardMessage, { periods }: Words) => {
  if (view.kind !== 'server' || view.by === 'streak') return []
  const buttons = PERIOD_NAMES.map(period => {
    const disabled = period === view.period
    const id = target(view, { by: view.by, period, page: disabled ? CURRENT_PERIOD : 0 })
    return button(id, periods[period], { disabled })
  })
  return [row(buttons)]
}
