import type { Rhythm } from '../quiz/season.ts'
import type { MayEnd } from './settings/choices.ts'
import type { Queue, TaskKind } from './tasks/task-kinds.ts'

/** The records that the store keeps. Times are ms since 1970 UTC. Discord's ids are text, because they exceed 2^53. */

/**
 * Who can see a post: everyone in a channel, one person in a direct message, or one person in a channel through an
 * ephemeral message. A post for one person closes with its answer.
 */
export type Audience = 'channel' | 'direct' | 'private'

/**
 * Whether a person may end what someone began, by the guild's rule. A private question is for one person, whatever others
 * may do in its channel. `moderator`: whether they may manage messages there.
 */
export const mayEnd = (
  { userId, moderator }: { readonly userId: string; readonly moderator: boolean },
  { by, audience }: { readonly by: string; readonly audience: Audience },
  rule: MayEnd,
): boolean => {
  if (audience !== 'channel') return by === userId
  switch (rule) {
    case 'everyone':
      return true
    case 'starter':
      return by === userId
    case 'moderators-only':
      return moderator
    case 'moderators':
      return by === userId || moderator
  }
}

/** An interaction's token. For 15 minutes it allows the bot to send messages where it has no permission. */
export type InteractionToken = {
  readonly value: string
  readonly issuedAt: number
  /** How many follow-up messages Discord takes with it; absent where there is no limit. */
  readonly followUpsLeft?: number
}

/** One question shown in one place. Stored before its message is sent; gets its message id afterwards. */
export type Post = {
  readonly id: string
  /** The guild; outside of guilds, the channel. Boards and seasons are per guild. */
  readonly guildId: string
  readonly channelId: string
  readonly audience: Audience
  readonly askedBy: string
  readonly questionId: string
  /** Content hash of the revision that was asked. */
  readonly hash: string
  /** Seed for the order of the options. */
  readonly seed: number
  readonly topic: string | null
  readonly difficulty: string | null
  /** Time limit that the asker set, in seconds; null for the default. */
  readonly seconds: number | null
  readonly purpose: Purpose
  readonly locale: string
  /** The guild's time zone when it was asked. It decides the day and season of each answer. */
  readonly zone: string
  /** How long the guild's seasons were when it was asked. */
  readonly rhythm: Rhythm
  /** Whether quick answers score more, as its message says. */
  readonly speedPays: boolean
  readonly openedAt: number
  readonly closesAt: number
  readonly closedAt: number | null
  readonly messageId: string | null
  readonly token: InteractionToken | null
}

/** What a post is for. */
export type Purpose = QuizPurpose | SeriesPurpose | DailyPurpose | ExamPurpose

/** One question, asked with a command or a button. `follows`: the post under whose reveal it was asked for. */
export type QuizPurpose = { readonly kind: 'quiz'; readonly follows?: string }

/** A round of a session, counted from 1. A review is a session for one person, of the questions that they should see again. */
export type SeriesPurpose = {
  readonly kind: 'series' | 'review'
  readonly sessionId: string
  readonly round: number
  readonly rounds: number
}

/** A daily's question of one date. A unique key allows one such post per daily and date. */
export type DailyPurpose = {
  readonly kind: 'daily'
  readonly dailyId: string
  /** Local date, `YYYY-MM-DD`. The message may have been sent later. */
  readonly day: string
  /** When it was due to be sent. */
  readonly dueAt: number
  /** Season that it announces the winners of, if it is the guild's first daily of the next one: quiz/season.ts. */
  readonly announces: string | null
}

/** An answered question of a submitted exam. Such a post is closed from the beginning, and no message shows it alone. */
export type ExamPurpose = { readonly kind: 'exam' }

export type PurposeKind = Purpose['kind']

/** Whether everyone in the channel can see a post. Only such posts score. */
export const isPublic = ({ audience }: Pick<Post, 'audience'>): boolean => audience === 'channel'

/** A post's round; null if it belongs to no session. */
export const seriesOf = ({ purpose }: Pick<Post, 'purpose'>): SeriesPurpose | null =>
  purpose.kind === 'series' || purpose.kind === 'review' ? purpose : null

export const isReview = ({ purpose }: Pick<Post, 'purpose'>): boolean => purpose.kind === 'review'

/** A post's daily and date; null if it belongs to no daily. */
export const dailyOf = ({ purpose }: Pick<Post, 'purpose'>): DailyPurpose | null =>
  purpose.kind === 'daily' ? purpose : null

/** A question that is posted to a channel once a day. A guild has up to five dailies. */
export type Daily = {
  readonly id: string
  readonly guildId: string
  readonly channelId: string
  /** Time of day in its zone, minutes since midnight. */
  readonly minutes: number
  /** IANA time zone. */
  readonly zone: string
  readonly topic: string | null
  readonly difficulty: string | null
  /** The role that each post mentions. */
  readonly roleId: string | null
  /** Whether each post gets a discussion thread. */
  readonly thread: boolean
  readonly locale: string
  readonly setBy: string
  readonly setAt: number
  /** The next date and its time; null while paused. */
  readonly next: Due | null
  /** The last thing that went wrong, or why it is paused. */
  readonly problem: DailyProblem | null
}

export type Due = { readonly day: string; readonly at: number }

export type DailyProblemKind =
  | 'paused'
  | 'channel-gone'
  | 'no-access'
  | 'no-permission'
  | 'no-question'
  | 'too-late'
  | 'no-thread'
  | 'message-gone'
  | 'too-many-threads'
export type DailyProblem = { readonly kind: DailyProblemKind; readonly at: number }

/** Several questions in a row in one channel. A unique key allows one open session per channel. */
export type Session = {
  readonly id: string
  readonly guildId: string
  readonly channelId: string
  readonly audience: Audience
  readonly startedBy: string
  readonly rounds: number
  readonly locale: string
  readonly startedAt: number
  readonly endedAt: number | null
  /** The newest token of anybody's click. */
  readonly token: InteractionToken | null
}

export type Answer = {
  readonly postId: string
  readonly userId: string
  /** Keys of the chosen options, in the question's order. */
  readonly picked: readonly string[]
  readonly right: boolean
  /** Points in its round. */
  readonly score: number
  /** Whether it scored on the board: see quiz/exposure.ts. Any other answer is practice. */
  readonly counted: boolean
  readonly tookMs: number
  readonly answeredAt: number
  /** Local date in the post's zone. Decides the periods it counts for. */
  readonly day: string
}

/** Whether it brought points on the board. */
export const earnsPoints = ({ counted, score }: Answer): boolean => counted && score > 0

const FORGOTTEN = 'nobody-'

/** The replacement for a deleted person's id. Never equals a Discord id, because these are digits. */
export const forgottenAs = (id: string): string => FORGOTTEN + id
export const isForgotten = (userId: string): boolean => userId.startsWith(FORGOTTEN)

/** A person's result in a session. */
export type Placing = {
  readonly userId: string
  readonly right: number
  readonly answered: number
  readonly score: number
}

/** A durable task: work that is due at a time, and survives a crash. */
export type Task = {
  readonly kind: TaskKind
  /** The id of its post, session, guild or person, depending on its kind, or WHOLE_BOT. */
  readonly ref: string
  readonly queue: Queue
  readonly dueAt: number
  readonly attempts: number
  /** Goes up when the task is added again, so a run notices that it must run once more. */
  readonly version: number
}
