import type { Named } from '../../../play/views.ts'
import type { BoardName, RankedTotal } from '../../../quiz/ranking.ts'
import type { Words } from '../../../words/index.ts'
import { mentionOf } from '../parts/body.ts'

type Facts = Pick<RankedTotal, 'points' | 'right' | 'answered' | 'streak'>

/** What a board says about a person, first what it ranks by. */
export const factsOf = (by: BoardName, total: Facts, board: Words['board']): string[] => {
  const points = [board.points(total.points)]
  const right = total.answered > 0 ? [board.rightOf(total.right, total.answered)] : []
  const streak = total.streak > 0 ? [board.inARow(total.streak)] : []
  switch (by) {
    case 'points':
      return [...points, ...right, ...streak]
    case 'streak':
      return [...streak, ...points, ...right]
    case 'accuracy':
      return [...right, ...points, ...streak]
  }
}

export const rowLine = (by: BoardName, total: Named<RankedTotal>, rank: number, { board }: Words): string =>
  board.row(rank, mentionOf(total.userId, board.someone), factsOf(by, total, board))
