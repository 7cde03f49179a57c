import type { Kysely } from 'kysely'
import type { BoardName } from '../quiz/ranking.ts'
import { accuracyBoard } from './board-of-accuracy.ts'
import { pointsBoard } from './board-of-points.ts'
import { streakBoard } from './board-of-streaks.ts'
import type { Board, Rows } from './board-rows.ts'
import type { Schema } from './schema.ts'

export const boardOf = (db: Kysely<Schema>, by: BoardName, rows: Rows): Board => {
  switch (by) {
    case 'points':
      return pointsBoard(db, rows)
    case 'accuracy':
      return accuracyBoard(db, rows)
    case 'streak':
      return streakBoard(db, rows)
  }
}
