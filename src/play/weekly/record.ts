import type { TimeOfWeek } from '../../quiz/next-weekly.ts'
import type { DailyProblemKind, Due } from '../record.ts'

/** The weekly summary of a guild. Times are ms UTC. */
export type WeeklySummary = TimeOfWeek & {
  readonly guildId: string
  readonly channelId: string
  /** Discord locale, for a guild that has set no language. */
  readonly locale: string
  /** The local date and time of the next one; null while paused. */
  readonly next: Due | null
  /** The last thing that went wrong, which is why it is paused where `next` is null. */
  readonly problem: WeeklyProblem | null
  /** How many weeks in a row no one played, up to the last summary. */
  readonly quietWeeks: number
  readonly last: ClaimedWeek | null
}

/** A date that was claimed, which is never claimed again. */
export type ClaimedWeek = {
  readonly day: string
  readonly dueAt: number
  /** Where it goes: the channel may be another one since. */
  readonly channelId: string
  /** Whether it was posted or given up. */
  readonly isDone: boolean
}

export type WeeklyProblemKind = Extract<
  DailyProblemKind,
  'channel-gone' | 'no-access' | 'no-permission' | 'too-late'
>
export type WeeklyProblem = { readonly kind: WeeklyProblemKind; readonly at: number }

/** What someone sets. A new summary comes on Mondays at nine. */
export type WeeklyChanges = {
  readonly channelId?: string
  readonly weekday?: TimeOfWeek['weekday']
  readonly minutes?: number
  readonly locale?: string
}
