import { dateIn, type PeriodName, periodKey } from '../quiz/day.ts'
import type { BoardEntry, BoardName, RankedTotal } from '../quiz/ranking.ts'
import { ALL_TIME, seasonDays, seasonOf } from '../quiz/season.ts'
import type { Deps } from './deps.ts'
import type { OwnStatistics } from './ports/boards.ts'
import { publicNames } from './public-names.ts'
import { settingsOf } from './settings/banks.ts'
import { DEFAULT_SETTINGS } from './settings/guild-settings.ts'
import type { Named } from './views.ts'

export const PAGE_SIZE = 10

/** One page of a guild's or a group's board with the viewer's own place. In a direct message, how the viewer does. */
export type BoardView =
  | {
      readonly kind: 'server'
      readonly by: BoardName
      readonly period: PeriodName
      /** The current season: quiz/season.ts. */
      readonly season: string
      readonly page: number
      /** Whether there is a next page. */
      readonly more: boolean
      readonly totals: readonly Named<RankedTotal>[]
      readonly own: BoardEntry | null
      readonly userId: string
      /** Whether the viewer is hidden. If so, no one else may see this view. */
      readonly hidden: boolean
    }
  | {
      readonly kind: 'own'
      readonly by: BoardName
      readonly period: PeriodName
      readonly statistics: OwnStatistics
      readonly userId: string
    }

export type BoardRequest = {
  /** The guild, or a group chat's channel; null for a direct message. */
  readonly guildId: string | null
  readonly userId: string
  readonly by: BoardName
  readonly period: PeriodName
  readonly page: number
}

type BoardDeps = Pick<Deps, 'boards' | 'clock' | 'people' | 'settings'>

/** Falls back to the first page if the requested one is beyond the last. */
export const showBoard = async (deps: BoardDeps, request: BoardRequest): Promise<BoardView> => {
  const { guildId, userId, by } = request
  const settings = guildId === null ? DEFAULT_SETTINGS : await settingsOf(deps, guildId)
  const today = dateIn(settings.zone, deps.clock.now())
  const season = seasonOf(today, settings.season)
  if (guildId === null) {
    const statistics = await deps.boards.ownStatistics(userId, seasonDays(season))
    return { kind: 'own', by, period: request.period, statistics, userId }
  }
  // Where seasons never end, a button or a default that says "this season" means all time.
  const period = request.period === 'season' && season === ALL_TIME ? 'all' : request.period
  const key = periodKey(period, today, settings.season)
  const own = await deps.boards.placeOf(guildId, key, by, userId)
  // Reads one row more than the page shows, to know whether there is a next page without counting everyone.
  const rows = await deps.boards.boardPage(guildId, key, by, request.page * PAGE_SIZE, PAGE_SIZE + 1)
  if (rows.length === 0 && request.page > 0) return showBoard(deps, { ...request, page: 0 })
  const totals = await publicNames(deps, rows.slice(0, PAGE_SIZE))
  const hidden = (await deps.people.hiddenAmong([userId])).has(userId)
  const more = rows.length > PAGE_SIZE
  return { kind: 'server', by, period, season, page: request.page, more, totals, own, userId, hidden }
}
