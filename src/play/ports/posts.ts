import type { Question } from '../../quiz/question.ts'
import type { OpenLimits } from '../limits.ts'
import type { InteractionToken, Post, Session } from '../record.ts'

export type PostStore = {
  /**
   * Writes a post with the revision of its question, and its session with the first post, in one transaction.
   * `already-asked`: its session has a post of that round, or the post that it follows has a follower. Where `limits`
   * are given, a post that would be over one is not written.
   */
  openPost(
    post: Post,
    question: Question,
    session: Session | null,
    limits?: OpenLimits | null,
  ): Promise<'opened' | 'session-running' | 'already-asked' | 'person-limit' | 'channel-limit'>
  findPost(id: string): Promise<Post | null>
  /** The open post of a session; null where it has none. */
  findOpenPost(sessionId: string): Promise<Post | null>
  /** The question as it was when a post with this hash was made. */
  findRevision(hash: string): Promise<Question | null>
  /** The message that shows a post. The first id stays. */
  setMessageId(postId: string, messageId: string): Promise<void>
  /** Starts a post's time window again, at the moment its message is really sent. */
  restartPost(
    postId: string,
    openedAt: number,
    closesAt: number,
    token: InteractionToken | null,
  ): Promise<void>
  /** Another channel for a post that no one has seen. */
  movePost(postId: string, channelId: string): Promise<void>
  /** A new closing time for an open post. */
  extendPost(postId: string, closesAt: number): Promise<void>
  /** Notes that a person met a question in private, ms UTC: what they answer later this season is practice. */
  recordExposure(questionId: string, userId: string, at: number): Promise<void>
  /**
   * Closes an open post: no answer is accepted from then on. In the same transaction writes the session's next
   * post, or ends the session where `next` says so, and notes who met the question by that. False where it was
   * closed already.
   */
  closePost(postId: string, at: number, next: AfterClose, metBy?: MetBy): Promise<boolean>
}

/** Who meets a question when its post closes: its asker, and the person who pressed. */
export type MetBy = { readonly asker: boolean; readonly userId: string | null }

/** What follows a post's close. `dueAt`, `standingsAt` and `revealAt` say when that work should begin. */
export type AfterClose = {
  readonly nextPost: { readonly post: Post; readonly question: Question; readonly dueAt: number } | null
  readonly endSession: { readonly standingsAt: number } | null
  /** When the session ends if no one asks for its next question; absent where it does not wait for that. */
  readonly endIdleAt?: number
  readonly revealAt: number
}
