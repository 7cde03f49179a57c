import { dateIn, type PeriodName, periodKey } from '../quiz/day.ts'
import type { BoardEntry, BoardName, RankedTotal, Total } from '../quiz/ranking.ts'
import type { Deps } from './deps.ts'
import { namedAs } from './named.ts'
import type { Named } from './views.ts'

export const PAGE_SIZE = 10

/** One page of a server's board with the viewer's own place; or, outside of servers, the viewer's own totals. */
export type Board =
  | {
      readonly kind: 'server'
      readonly by: BoardName
      readonly period: PeriodName
      readonly page: number
      /** Whether a page follows. */
      readonly more: boolean
      readonly totals: readonly Named<RankedTotal>[]
      readonly own: BoardEntry | null
      readonly userId: string
      /** Whether the viewer wants not to be named: then nobody else may see this view. */
      readonly hidden: boolean
    }
  | {
      readonly kind: 'own'
      readonly by: BoardName
      readonly period: PeriodName
      readonly total: Total | null
      readonly userId: string
    }

type View = {
  /** Null for a direct message. */
  readonly serverId: string | null
  readonly userId: string
  readonly by: BoardName
  readonly period: PeriodName
  readonly page: number
}

/** A page that there is no more gives the first. */
export const board = async (deps: Deps, view: View): Promise<Board> => {
  const { serverId, userId, by, period } = view
  const zone = serverId === null ? 'UTC' : await deps.store.zoneOf(serverId)
  const key = periodKey(period, dateIn(zone, deps.clock.now()))
  if (serverId === null)
    return { kind: 'own', by, period, total: await deps.store.ownTotal(userId, key), userId }
  const own = await deps.store.place(serverId, key, by, userId)
  // One more than the page shows tells whether another follows, at none of the cost of counting everybody.
  const found = await deps.store.board(serverId, key, by, view.page * PAGE_SIZE, PAGE_SIZE + 1)
  if (found.length === 0 && view.page > 0) return board(deps, { ...view, page: 0 })
  const totals = await namedAs(deps, found.slice(0, PAGE_SIZE))
  const hidden = (await deps.store.hiddenAmong([userId])).has(userId)
  const more = found.length > PAGE_SIZE
  return { kind: 'server', by, period, page: view.page, more, totals, own, userId, hidden }
}
