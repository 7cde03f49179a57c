import { DEFAULT_ZONE, type PeriodName, periodKey } from '../quiz/day.ts'
import type { Total } from '../quiz/ranking.ts'
import type { Deps } from './deps.ts'

export const PAGE_SIZE = 10

/** One page of a server's board with the viewer's own place; or, outside of servers, the viewer's own totals. */
export type Board =
  | {
      readonly kind: 'server'
      readonly period: PeriodName
      readonly page: number
      readonly pages: number
      readonly offset: number
      readonly totals: readonly Total[]
      readonly own: { readonly rank: number; readonly total: Total } | null
      readonly userId: string
    }
  | {
      readonly kind: 'own'
      readonly period: PeriodName
      readonly total: Total | null
      readonly userId: string
    }

/** `serverId` null for a direct message. A page beyond the last one gives the last. */
export const board = async (
  deps: Deps,
  view: { serverId: string | null; userId: string; period: PeriodName; page: number },
): Promise<Board> => {
  const { serverId, userId, period } = view
  const key = periodKey(period, DEFAULT_ZONE, deps.clock.now())
  if (serverId === null) return { kind: 'own', period, total: await deps.store.ownTotal(userId, key), userId }
  const pages = Math.max(1, Math.ceil((await deps.store.boardSize(serverId, key)) / PAGE_SIZE))
  const page = Math.min(Math.max(0, view.page), pages - 1)
  const offset = page * PAGE_SIZE
  const totals = await deps.store.board(serverId, key, offset, PAGE_SIZE)
  const own = await deps.store.place(serverId, key, userId)
  return { kind: 'server', period, page, pages, offset, totals, own, userId }
}
