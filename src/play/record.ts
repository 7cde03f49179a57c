/** What is kept. Times are ms since 1970 UTC; Discord's ids are text, since they do not fit a double. */

/**
 * Who can see a post: everybody in the channel; one person in a direct message; or one person in a channel
 * (an ephemeral message). A post for one person closes with the answer.
 */
export type Audience = 'channel' | 'direct' | 'private'

/** The right to speak where the bot has no permission: an interaction's token, good for 15 minutes. */
export type Pass = { readonly token: string; readonly issuedAt: number }

/** One question shown in one place. Written before its message is sent, given its message id after. */
export type Post = {
  readonly id: string
  /** The server, or the channel itself outside of servers. Boards and seasons belong to it. */
  readonly serverId: string
  readonly channelId: string
  readonly audience: Audience
  readonly askedBy: string
  readonly questionId: string
  readonly hash: string
  /** Decides the order of the options. */
  readonly seed: number
  readonly topic: string | null
  readonly difficulty: string | null
  /** Seconds that the asker set for the question; null for the default window. */
  readonly seconds: number | null
  readonly sessionId: string | null
  /** From 1; 1 of 1 outside of sessions. */
  readonly round: number
  readonly rounds: number
  readonly locale: string
  /** The server's zone when it was asked: days and seasons of its answers are this zone's. */
  readonly zone: string
  /** Null where somebody asked it with a command. */
  readonly daily: DailyPost | null
  readonly openedAt: number
  readonly closesAt: number
  readonly closedAt: number | null
  readonly messageId: string | null
  readonly pass: Pass | null
}

/** Which daily a post belongs to. At most one post stands for each daily and day. */
export type DailyPost = {
  readonly dailyId: string
  /** The local date `YYYY-MM-DD` that it stands for, whenever it really went out. */
  readonly day: string
  /** When it should have gone out. */
  readonly dueAt: number
  /** The season `YYYY-MM` whose best it tells: the server's first daily of a month does. */
  readonly announces: string | null
}

/** A question that a channel gets once a day. A server has up to five. */
export type Daily = {
  readonly id: string
  readonly serverId: string
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
  readonly problem: Problem | null
}

export type Due = { readonly day: string; readonly at: number }

export type ProblemKind =
  | 'paused'
  | 'channel-gone'
  | 'no-access'
  | 'no-permission'
  | 'no-question'
  | 'too-late'
  | 'no-thread'
export type Problem = { readonly kind: ProblemKind; readonly at: number }

/** Several questions in a row in one channel. At most one open session a channel. */
export type Session = {
  readonly id: string
  readonly serverId: string
  readonly channelId: string
  readonly audience: Audience
  readonly startedBy: string
  readonly rounds: number
  readonly locale: string
  readonly startedAt: number
  readonly endedAt: number | null
  /** The newest that anybody's click brought. */
  readonly pass: Pass | null
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

/** Work that time or a crash must not lose. At most one of a kind for each thing. */
export const TASK_KINDS = [
  'send',
  'daily',
  'thread',
  'close',
  'count',
  'reveal',
  'standings',
  'census',
  'purge',
  'sweep',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/**
 * Which queue work stands in: what people wait for now; the day's questions; and what may come later. Thousands
 * of dailies fall due in the same minute, and nobody who plays should feel it.
 */
export const LANES = ['live', 'daily', 'later'] as const
export type Lane = (typeof LANES)[number]

/** The public count of a post follows at most this often, ms. */
export const COUNT_EVERY_MS = 3000
/** The same for a daily, which is open for a day, and which only the bot's own 50 requests a second can edit. */
export const DAILY_COUNT_EVERY_MS = 60_000

export const countEvery = (lane: Lane): number => (lane === 'live' ? COUNT_EVERY_MS : DAILY_COUNT_EVERY_MS)

/** Where a post's count and reveal are queued: thousands of dailies close in the same minute. */
export const resultLane = (isDaily: boolean): Lane => (isDaily ? 'later' : 'live')

/** Stands for the whole bot where work is about nothing smaller. */
export const WHOLE = 'all'

export type Task = {
  readonly kind: TaskKind
  /** A post's id; a session's for `standings`, a server's for `purge`; WHOLE for `census` and `sweep`. */
  readonly ref: string
  readonly lane: Lane
  readonly dueAt: number
  readonly attempts: number
  /** Goes up when the work is asked for again while it is being done. */
  readonly version: number
}
