import type { Kysely } from 'kysely'
import type { BoardStore } from '../play/ports/store.ts'
import type { BoardName } from '../quiz/ranking.ts'
import { accuracyBoard } from './board-of-accuracy.ts'
import { pointsBoard } from './board-of-points.ts'
import { streakBoard } from './board-of-streaks.ts'
import type { Board, BoardScope } from './board-rows.ts'
import type { Schema } from './schema.ts'
import { ownTotalOf } from './totals.ts'

export const boardStore = (db: Kysely<Schema>): BoardStore => ({
  boardPage: (guildId, period, by, offset, limit) => boardOf(db, by, { guildId, period }).page(offset, limit),
  placeOf: (guildId, period, by, userId) => boardOf(db, by, { guildId, period }).placeOf(userId),
  ownTotal: (userId, period) => ownTotalOf(db, userId, period),
})

const BOARDS: Readonly<Record<BoardName, (db: Kysely<Schema>, scope: BoardScope) => Board>> = {
  points: pointsBoard,
  accuracy: accuracyBoard,
  streak: streakBoard,
}

const boardOf = (db: Kysely<Schema>, by: BoardName, scope: BoardScope): Board => BOARDS[by](db, scope)
