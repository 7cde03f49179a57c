import type { PeriodSpan, ResetScope } from '../../quiz/period-spans.ts'

/** A reset of a guild's boards. `at`, ms UTC, is its id there. */
export type BoardReset = { readonly at: number; readonly scope: ResetScope; readonly setBy: string }

export type ResetRequest = {
  readonly guildId: string
  /** The periods whose boards begin from zero. */
  readonly spans: readonly PeriodSpan[]
  readonly setBy: string
  readonly now: number
  /** The newest reset that the person knew of; null for none. */
  readonly last: number | null
}

/** Who has points on a board, and how many together. */
export type BoardSum = { readonly people: number; readonly points: number }

export type ResetStore = {
  sumOf(guildId: string, period: string): Promise<BoardSum>
  /** The resets after `since`, ms UTC, that are not undone, newest first. */
  resetsOf(guildId: string, since: number): Promise<BoardReset[]>
  /** Null, without a reset, where someone else reset a board since `last`. */
  resetBoards(request: ResetRequest): Promise<BoardReset | null>
  /** False where there is none of that time. */
  undoReset(guildId: string, at: number, now: number): Promise<boolean>
}
