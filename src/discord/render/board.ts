import { type Board, PAGE_SIZE } from '../../play/standings.ts'
import { PERIOD_NAMES, type PeriodName } from '../../quiz/day.ts'
import type { Words } from '../../words/index.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from './body.ts'

export type BoardView = Board & { readonly ephemeral: boolean }

/** A page of a server's board, or somebody's own totals. */
export const boardBody = (view: BoardView, words: Words): Body => {
  const title = view.kind === 'server' ? words.board.title : words.board.ownTitle
  const lines = view.kind === 'server' ? serverLines(view, words) : [ownLine(view, words)]
  const parts = [text(`## ${title}\n-# ${words.periods[view.period]}`), ...lines.map(text)]
  const rows = [...pageRow(view, words), periodRow(view, words)]
  return bodyOf([frame(parts, COLOURS.open), ...rows], { flags: view.ephemeral ? EPHEMERAL : 0 })
}

const serverLines = (view: BoardView & { kind: 'server' }, { board }: Words): string[] => {
  const rows = view.totals.map(({ userId, points, right, answered }, index) =>
    board.row(view.page * PAGE_SIZE + index + 1, `<@${userId}>`, points, right, answered),
  )
  // A public message has many readers, and "you" is only one of them.
  const who = view.ephemeral ? board.you : `<@${view.userId}>`
  const own = view.own ? board.place(who, view.own.rank, view.own.total.points) : board.notYet(who)
  const page = hasPages(view) ? [`-# ${board.page(view.page + 1)}`] : []
  return rows.length === 0 ? [board.nobody] : [rows.join('\n'), own, ...page]
}

const ownLine = ({ total }: BoardView & { kind: 'own' }, { board }: Words): string =>
  total ? board.own(total.points, total.right, total.answered) : board.ownNone

const hasPages = ({ page, more }: BoardView & { kind: 'server' }): boolean => page > 0 || more

/** Stands for "before the first" and for the current period: disabled, but every id in a message must differ. */
const NOWHERE = 999_999

const pageRow = (view: BoardView, { board }: Words) => {
  if (view.kind !== 'server' || !hasPages(view)) return []
  const to = (page: number) => ({ kind: 'board', period: view.period, page, userId: view.userId }) as const
  return [
    row([
      button(to(view.page === 0 ? NOWHERE - 1 : view.page - 1), board.previous, {
        disabled: view.page === 0,
      }),
      button(to(view.page + 1), board.next, { disabled: !view.more }),
    ]),
  ]
}

const periodRow = (view: BoardView, { periods }: Words) => {
  const to = (period: PeriodName) => ({ kind: 'board', period, page: 0, userId: view.userId }) as const
  const current = { kind: 'board', period: view.period, page: NOWHERE, userId: view.userId } as const
  return row(
    PERIOD_NAMES.map(name =>
      button(name === view.period ? current : to(name), periods[name], { disabled: name === view.period }),
    ),
  )
}
