import type { Question } from '../quiz/question.ts'
import type { RankedTotal, Total } from '../quiz/ranking.ts'
import type { DaySpan } from '../quiz/season.ts'
import type { Ballot } from '../quiz/tally.ts'
import type { Climb, HardQuestion } from '../quiz/week.ts'
import type { Placing, Post, Session } from './record.ts'
import type { AskNote } from './settings/ask-rules.ts'

/** Views: the data of a message. render/ puts them into words. */

/** A post with the revision of its question that was asked. The bank may have a newer one. */
export type AskedPost = { readonly post: Post; readonly question: Question }
export type QuestionView = AskedPost & {
  readonly answered: number
  /** What a daily's post shows besides its question; null for other posts. */
  readonly daily: DailyNote | null
  /** What the guild's settings changed about what was asked for. */
  readonly notes?: readonly AskNote[]
}
export type DailyNote = {
  readonly roleId: string | null
  readonly yesterday: Yesterday | null
  readonly season: SeasonEnd | null
}
/** The results of the previous daily. */
export type Yesterday = {
  readonly channelId: string
  readonly messageId: string
  readonly day: string
  readonly answered: number
  readonly right: number
  /** The first person who was right; null if no one was. */
  readonly first: Who | null
}
/** A season that is over, with its best people, best first. */
export type SeasonEnd = { readonly season: string; readonly best: readonly Named<RankedTotal>[] }

/** A person as others may see them: null if they are hidden or deleted. */
export type Who = { readonly userId: string | null }
export type Named<T extends { readonly userId: string }> = Omit<T, 'userId'> & Who

export type RevealView = {
  readonly post: Post
  readonly question: Question
  readonly ballots: readonly Ballot[]
  /** The ids among the ballots that must not be named. */
  readonly hidden: ReadonlySet<string>
  /** Whether its session has another question. */
  readonly goesOn: boolean
  /** Whether that question comes only when someone asks for it with a button. */
  readonly needsNext?: boolean
  /** How the only person of a session did, where it has just ended. */
  readonly ended?: OwnResult
}
/** Of so many questions, so many right. */
export type OwnResult = { readonly asked: number; readonly right: number }

/** A reminder to review, in someone's direct messages. */
export type ReminderView = {
  readonly channelId: string
  /** Day number of its date, which names it among the person's reminders. */
  readonly day: number
  /** When it was due, ms UTC. */
  readonly at: number
  /** How many questions are left to review that day. */
  readonly left: number
  /** Discord locale; null for the default. */
  readonly locale: string | null
}

/** What a guild's weekly summary says. Everyone in it is as others may see them. */
export type WeekView = {
  readonly days: DaySpan
  readonly people: number
  readonly answered: number
  readonly right: number
  /** With the most points, best first. */
  readonly best: readonly Named<Total>[]
  readonly climb: Named<Climb> | null
  /** The longest streaks that are worth telling. */
  readonly streaks: readonly Named<RankedTotal>[]
  readonly hardest: HardestView | null
}

/** The hardest question of a week, which is closed. */
export type HardestView = Omit<HardQuestion, 'questionId'> & {
  readonly question: Question
  /** The last message that showed it; null where its id is unknown. */
  readonly message: { readonly channelId: string; readonly messageId: string } | null
}

/** A date's weekly summary: where it goes, and when it was due, ms UTC. */
export type WeeklyPlace = {
  readonly guildId: string
  readonly channelId: string
  readonly day: string
  readonly dueAt: number
}

export type WeeklyView = WeeklyPlace & { readonly locale: string; readonly week: WeekView }

export type StandingsView = {
  readonly session: Session
  readonly placings: readonly Named<Placing>[]
  readonly asked: number
}
