import type { Kysely } from 'kysely'
import type { BoardStore } from '../play/ports/boards.ts'
import type { BoardEntry, BoardName, RankedTotal } from '../quiz/ranking.ts'
import { accuracyBoard } from './accuracy-board.ts'
import { selectOwnStatistics } from './own-statistics.ts'
import { pointsBoard } from './points-board.ts'
import { currentKey } from './resets.ts'
import type { Schema } from './schema.ts'
import { streakBoard } from './streak-board.ts'

export const boardStore = (db: Kysely<Schema>): BoardStore => ({
  boardPage: async (guildId, period, by, offset, limit) =>
    (await boardOf(db, guildId, period, by)).page(offset, limit),
  placeOf: async (guildId, period, by, userId) => (await boardOf(db, guildId, period, by)).placeOf(userId),
  ownStatistics: (userId, season) => selectOwnStatistics(db, userId, season),
})

const boardOf = async (db: Kysely<Schema>, guildId: string, period: string, by: BoardName): Promise<Board> =>
  BOARDS[by](db, { guildId, period: await currentKey(db, guildId, period) })

/** A board of a guild. Its SQL sorts in the same order as a comparator in quiz/, which is the order of an index. */
type Board = {
  page(offset: number, limit: number): Promise<RankedTotal[]>
  placeOf(userId: string): Promise<BoardEntry | null>
}

const BOARDS: Readonly<
  Record<BoardName, (db: Kysely<Schema>, scope: { guildId: string; period: string }) => Board>
> = {
  points: pointsBoard,
  accuracy: accuracyBoard,
  streak: streakBoard,
}
