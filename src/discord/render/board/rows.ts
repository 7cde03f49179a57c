import { ButtonStyle } from 'discord-api-types/v10'
import type { BoardView } from '../../../play/leaderboard.ts'
import { PERIOD_NAMES } from '../../../quiz/day.ts'
import { BOARD_NAMES } from '../../../quiz/ranking.ts'
import { ALL_TIME } from '../../../quiz/season.ts'
import type { Words } from '../../../words/index.ts'
import { linkToQuestion } from '../next-steps.ts'
import { button, row } from '../parts/body.ts'
import type { ButtonRow } from '../question/answer-rows.ts'

/** A board as one message shows it: to everybody, or to one person. */
export type BoardMessage = BoardView & { readonly ephemeral: boolean }

/** The buttons of a board: its tabs, then the pages and a way on. The chosen tabs are pressed again to refresh. */
export const boardRows = (view: BoardMessage, words: Words): ButtonRow[] => [
  ...boardTabs(view, words),
  ...periodTabs(view, words),
  row([...pageButtons(view, words), linkToQuestion(words, ButtonStyle.Success)]),
]

const boardTabs = (view: BoardMessage, { board }: Words): ButtonRow[] => {
  if (view.kind !== 'server') return []
  const { userId, period } = view
  return [
    row(
      BOARD_NAMES.map(by =>
        tab({ kind: 'board', by, period, page: 0, userId }, board.boards[by], by === view.by, board),
      ),
    ),
  ]
}

/** A streak has no period. Where seasons never end, this one is all time. */
const periodTabs = (view: BoardMessage, { periods, board }: Words): ButtonRow[] => {
  if (view.kind !== 'server' || view.by === 'streak') return []
  const { userId, by, season } = view
  const names = PERIOD_NAMES.filter(name => name !== 'season' || season !== ALL_TIME)
  return [
    row(
      names.map(period =>
        tab({ kind: 'period', by, period, page: 0, userId }, periods[period], period === view.period, board),
      ),
    ),
  ]
}

/** The chosen one is coloured, and marked in its label for those who don't see that. */
const tab = (
  id: Parameters<typeof button>[0],
  label: string,
  isChosen: boolean,
  board: Words['board'],
): ReturnType<typeof button> =>
  isChosen ? button(id, board.chosen(label), { style: ButtonStyle.Primary }) : button(id, label)

const pageButtons = (view: BoardMessage, { board }: Words) => {
  if (view.kind !== 'server' || (view.page === 0 && !view.more)) return []
  const { by, period, page, userId } = view
  const to = (target: number) => ({ kind: 'page', by, period, page: target, userId }) as const
  return [
    button(to(Math.max(0, page - 1)), board.previous, { disabled: page === 0 }),
    button(to(page + 1), board.next, { disabled: !view.more }),
  ]
}
