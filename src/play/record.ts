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
  readonly openedAt: number
  readonly closesAt: number
  readonly closedAt: number | null
  readonly messageId: string | null
  readonly pass: Pass | null
}

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
}

/** One person's result in one session. */
export type Placing = {
  readonly userId: string
  readonly right: number
  readonly answered: number
  readonly score: number
}

/** Work that time or a crash must not lose. At most one of a kind for each thing. */
export type TaskKind = 'send' | 'close' | 'count' | 'reveal' | 'standings'

/** The public count of a post follows at most this often, ms. */
export const COUNT_EVERY_MS = 3000

export type Task = {
  readonly kind: TaskKind
  /** A post's id; a session's for `standings`. */
  readonly ref: string
  readonly dueAt: number
  readonly attempts: number
  /** Goes up when the work is asked for again while it is being done. */
  readonly version: number
}
