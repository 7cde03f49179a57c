import { DAY_MS, dateIn } from '../quiz/day.ts'
import { type ResetScope, spansOf } from '../quiz/period-spans.ts'
import { ALL_TIME, seasonOf } from '../quiz/season.ts'
import type { Deps } from './deps.ts'
import type { BoardReset, BoardSum } from './ports/resets.ts'
import { giveRolesSoon } from './roles/reconcile.ts'
import { settingsOf } from './settings/banks.ts'

/** How long a reset can be undone, ms. */
export const UNDO_MS = 7 * DAY_MS

/** Each one that can be undone is a board that every answer is added to. */
const MAX_UNDOABLE = 3

type ResetDeps = Pick<Deps, 'clock' | 'resets' | 'settings'>

/** A reset that can be undone, until then (ms UTC). */
export type UndoableReset = BoardReset & { readonly until: number }

/** What a reset would do. `last`: for `resetBoard`, the newest reset now. */
export type ResetPreview =
  | {
      readonly kind: 'preview'
      readonly scope: ResetScope
      readonly season: string
      readonly sum: BoardSum
      readonly until: number
      readonly last: number | null
    }
  | { readonly kind: 'no-points' }
  | { readonly kind: 'too-many'; readonly max: number }

export const previewReset = async (
  deps: ResetDeps,
  guildId: string,
  scope: ResetScope,
): Promise<ResetPreview> => {
  const now = deps.clock.now()
  const resets = await deps.resets.resetsOf(guildId, 0)
  if (resets.filter(({ at }) => at > now - UNDO_MS).length >= MAX_UNDOABLE)
    return { kind: 'too-many', max: MAX_UNDOABLE }
  const { zone, season: rhythm } = await settingsOf(deps, guildId)
  const day = dateIn(zone, now)
  const season = seasonOf(day, rhythm)
  const sum = await deps.resets.sumOf(guildId, scope === 'all' ? ALL_TIME : season)
  if (sum.people === 0) return { kind: 'no-points' }
  return { kind: 'preview', scope, season, sum, until: now + UNDO_MS, last: resets[0]?.at ?? null }
}

export type ResetOutcome =
  | { readonly kind: 'reset'; readonly reset: UndoableReset }
  /** Someone else reset a board since this person was asked. */
  | { readonly kind: 'changed' }

/** Lets a server's boards begin from zero. `last`: as the preview said, so that two presses are one reset. */
export const resetBoard = async (
  deps: ResetDeps & Pick<Deps, 'roles'>,
  { guildId, scope, userId, last }: ResetDecision,
): Promise<ResetOutcome> => {
  const now = deps.clock.now()
  const { zone } = await settingsOf(deps, guildId)
  const spans = spansOf(dateIn(zone, now), scope)
  const reset = await deps.resets.resetBoards({ guildId, spans, setBy: userId, now, last })
  if (!reset) return { kind: 'changed' }
  await giveRolesSoon(deps, guildId)
  return { kind: 'reset', reset: undoable(reset) }
}

export type ResetDecision = {
  readonly guildId: string
  readonly scope: ResetScope
  readonly userId: string
  readonly last: number | null
}

/** The resets that can be undone, newest first. */
export const undoableResets = async (
  deps: Pick<Deps, 'clock' | 'resets'>,
  guildId: string,
): Promise<UndoableReset[]> => (await deps.resets.resetsOf(guildId, deps.clock.now() - UNDO_MS)).map(undoable)

const undoable = (reset: BoardReset): UndoableReset => ({ ...reset, until: reset.at + UNDO_MS })

export type UndoResetOutcome = { readonly kind: 'undone' | 'too-late' }

/** Shows the boards as if they had not been reset at `at`. */
export const undoReset = async (
  deps: Pick<Deps, 'clock' | 'resets' | 'roles'>,
  guildId: string,
  at: number,
): Promise<UndoResetOutcome> => {
  const now = deps.clock.now()
  if (at + UNDO_MS <= now) return { kind: 'too-late' }
  if (!(await deps.resets.undoReset(guildId, at, now))) return { kind: 'too-late' }
  await giveRolesSoon(deps, guildId)
  return { kind: 'undone' }
}
