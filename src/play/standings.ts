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
      /** Whether a page follows. */
      readonly more: boolean
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

/** `serverId` null for a direct message. A page that there is no more gives the first. */
export const board = async (
  deps: Deps,
  view: { serverId: string | null; userId: string; period: PeriodName; page: number },
): Promise<Board> => {
  const { serverId, userId, period } = view
  const key = periodKey(period, DEFAULT_ZONE, deps.clock.now())
  if (serverId === null) return { kind: 'own', period, total: await deps.store.ownTotal(userId, key), userId }
  const own = await deps.store.place(serverId, key, userId)
  // One more than the page shows tells whether another follows, at none of the cost of counting everybody.
  const found = await deps.store.board(serverId, key, view.page * PAGE_SIZE, PAGE_SIZE + 1)
  if (found.length === 0 && view.page > 0) return board(deps, { ...view, page: 0 })
  const totals = found.slice(0, PAGE_SIZE)
  return { kind: 'server', period, page: view.page, more: found.length > PAGE_SIZE, totals, own, userId }
}
