import type { Kysely } from 'kysely'
import type { BoardStore } from '../../play/ports/boards.ts'
import type { BoardEntry, BoardName, RankedTotal, Total } from '../../quiz/ranking.ts'
import { createBatcher } from '../database/batch.ts'
import type { Schema } from '../schema.ts'
import { accuracyBoard } from './accuracy-board.ts'
import { selectOwnStatistics } from './own-statistics.ts'
import { pointsBoard, pointsLeaders } from './points-board.ts'
import { currentKey } from './resets.ts'
import { streakBoard } from './streak-board.ts'

export const boardStore = (db: Kysely<Schema>): BoardStore => ({
  boardPage: async (guildId, period, by, offset, limit) =>
    (await boardOf(db, guildId, period, by)).page(offset, limit),
  leadersOf: createLeadersOf(db),
  placeOf: async (guildId, period, by, userId) => (await boardOf(db, guildId, period, by)).placeOf(userId),
  ownStatistics: (userId, season) => selectOwnStatistics(db, userId, season),
})

const boardOf = async (db: Kysely<Schema>, guildId: string, period: string, by: BoardName): Promise<Board> =>
  BOARDS[by](db, { guildId, period: await currentKey(db, guildId, period) })

/** Under load the calls that wait share the next read, so more answers don't mean more reads. */
const MAX_CONCURRENT_READS = 2

/** One read for all answers of an instant that earn points on the same board. */
const createLeadersOf = (db: Kysely<Schema>): BoardStore['leadersOf'] => {
  const read = createBatcher((scopes: readonly Scope[]) => {
    const boards = new Map<string, Promise<Total[]>>()
    return Promise.all(
      scopes.map(scope => {
        const key = JSON.stringify([scope.guildId, scope.period])
        const board = boards.get(key) ?? selectLeaders(db, scope)
        boards.set(key, board)
        return board
      }),
    )
  }, MAX_CONCURRENT_READS)
  return (guildId, period) => read({ guildId, period })
}

const selectLeaders = async (db: Kysely<Schema>, { guildId, period }: Scope): Promise<Total[]> =>
  pointsLeaders(db, { guildId, period: await currentKey(db, guildId, period) })

type Scope = { readonly guildId: string; readonly period: string }

/** A board of a guild. Its SQL sorts in the same order as a comparator in quiz/, which is the order of an index. */
type Board = {
  page(offset: number, limit: number): Promise<RankedTotal[]>
  placeOf(userId: string): Promise<BoardEntry | null>
}

const BOARDS: Readonly<Record<BoardName, (db: Kysely<Schema>, scope: Scope) => Board>> = {
  points: pointsBoard,
  accuracy: accuracyBoard,
  streak: streakBoard,
}
