import { DEFAULT_ZONE } from '../quiz/day.ts'
import type { Queue, TaskKind } from './tasks/task-kinds.ts'

/** What is kept. Times are ms since 1970 UTC; Discord's ids are text, since they do not fit a double. */

/**
 * Who can see a post: everybody in the channel; one person in a direct message; or one person in a channel
 * (an ephemeral message). A post for one person closes with the answer.
 */
export type Audience = 'channel' | 'direct' | 'private'

/** The right to speak where the bot has no permission: an interaction's token, good for 15 minutes. */
export type InteractionToken = { readonly value: string; readonly issuedAt: number }

/** One question shown in one place. Written before its message is sent, given its message id after. */
export type Post = {
  readonly id: string
  /** The guild, or the channel itself outside of guilds. Boards and seasons belong to it. */
  readonly guildId: string
  readonly channelId: string
  readonly audience: Audience
  readonly askedBy: string
  readonly questionId: string
  /** Which revision of the question is asked. */
  readonly hash: string
  /** Decides the order of the options. */
  readonly seed: number
  readonly topic: string | null
  readonly difficulty: string | null
  /** Seconds that the asker set for the question; null for the default window. */
  readonly seconds: number | null
  readonly purpose: Purpose
  readonly locale: string
  /** The guild's zone when it was asked: days and seasons of its answers are in this zone. */
  readonly zone: string
  readonly openedAt: number
  readonly closesAt: number
  readonly closedAt: number | null
  readonly messageId: string | null
  readonly token: InteractionToken | null
}

/** What a post is for. */
export type Purpose = QuizPurpose | SeriesPurpose | DailyPurpose

/** One question, asked with a command or a button. */
export type QuizPurpose = { readonly kind: 'quiz' }

/** A round of a session, counted from 1. */
export type SeriesPurpose = {
  readonly kind: 'series'
  readonly sessionId: string
  readonly round: number
  readonly rounds: number
}

/** The question of a date. At most one post stands for each daily and date. */
export type DailyPurpose = {
  readonly kind: 'daily'
  readonly dailyId: string
  /** The local date `YYYY-MM-DD` that it stands for, whenever it really went out. */
  readonly day: string
  /** When it should have gone out. */
  readonly dueAt: number
  /** The season `YYYY-MM` whose winners it announces: the guild's first daily of a month does. */
  readonly announces: string | null
}

export type PurposeKind = Purpose['kind']

/** The round that a post is, and null where it belongs to no session. */
export const seriesOf = ({ purpose }: Pick<Post, 'purpose'>): SeriesPurpose | null =>
  purpose.kind === 'series' ? purpose : null

/** The daily and date that a post stands for, and null where it stands for none. */
export const dailyOf = ({ purpose }: Pick<Post, 'purpose'>): DailyPurpose | null =>
  purpose.kind === 'daily' ? purpose : null

/** What a guild has set for itself. */
export type GuildSettings = {
  /** IANA zone of its days and seasons: that of its first daily. */
  readonly zone: string
  /** Discord locale of the messages that everybody there reads; null for the guild's locale in Discord. */
  readonly locale: string | null
}

export const DEFAULT_SETTINGS: GuildSettings = { zone: DEFAULT_ZONE, locale: null }

/** A question that a channel gets once a day. A server has up to five. */
export type Daily = {
  readonly id: string
  readonly guildId: string
  readonly channelId: string
  /** Time of day in its zone, minutes since midnight. */
  readonly minutes: number
  /** IANA name. */
  readonly zone: string
  readonly topic: string | null
  readonly difficulty: string | null
  /** Whom the post mentions. */
  readonly roleId: string | null
  /** Whether each post gets a thread to talk in. */
  readonly thread: boolean
  readonly locale: string
  readonly setBy: string
  readonly setAt: number
  /** What comes next; null while paused. */
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
export type DailyProblem = { readonly kind: DailyProblemKind; readonly at: number }

/** Several questions in a row in one channel. At most one open session a channel. */
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
  /** The newest that anybody's click brought. */
  readonly token: InteractionToken | null
}

export type Answer = {
  readonly postId: string
  readonly userId: string
  /** Keys, in the order of the question's options. */
  readonly picked: readonly string[]
  readonly right: boolean
  /** What it earned in its round. */
  readonly score: number
  /** True for the first attempt at this question by this person in this season here: only that one goes to the boards. */
  readonly counted: boolean
  readonly tookMs: number
  readonly answeredAt: number
  /** The local date on which it was given, in the post's zone: what it counts for on the boards. */
  readonly day: string
}

const FORGOTTEN = 'nobody-'

/** Stands where somebody's id was who had themselves deleted. Discord's ids are digits, so it is nobody's. */
export const forgottenAs = (id: string): string => FORGOTTEN + id
export const isForgotten = (userId: string): boolean => userId.startsWith(FORGOTTEN)

/** One person's result in one session. */
export type Placing = {
  readonly userId: string
  readonly right: number
  readonly answered: number
  readonly score: number
}

/** Work that must survive a crash, or that is due at a time. */
export type Task = {
  readonly kind: TaskKind
  /** What the task is about, as its kind says: a post's id, a session's, a guild's, or WHOLE_BOT. */
  readonly ref: string
  readonly queue: Queue
  readonly dueAt: number
  readonly attempts: number
  /** Goes up when the task is added again while it runs. */
  readonly version: number
}
