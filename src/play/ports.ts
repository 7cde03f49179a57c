import type { History } from '../quiz/pick.ts'
import type { Bank, Question } from '../quiz/question.ts'
import type { Total } from '../quiz/ranking.ts'
import type { Ballot } from '../quiz/tally.ts'
import type { Answer, Pass, Placing, Post, Session, Task } from './record.ts'

/** What play/ needs from outside. */

export type Clock = { now(): number }

/** `id` gives a new unique id of 16 letters and digits; `seed` a whole number below 2^32. */
export type Chance = { id(): string; seed(): number }

/** The banks as they are now; a reload swaps the whole. */
export type Shelf = { banks(): readonly Bank[] }

export type Recorded =
  | { readonly kind: 'kept'; readonly answer: Answer }
  | { readonly kind: 'already-answered'; readonly answer: Answer }
  | { readonly kind: 'closed' }

/** What a click brings beside the answer: the message it was made on, and a fresh right to speak. */
export type ClickOrigin = { readonly messageId: string; readonly pass: Pass }

/** An answer before the store has decided whether it counts. */
export type Attempt = Omit<Answer, 'counted'>

export type Store = {
  /** Writes a post with the revision of its question, and its session with the first post, in one transaction. */
  open(post: Post, question: Question, session: Session | null): Promise<'opened' | 'session-running'>
  post(id: string): Promise<Post | null>
  session(id: string): Promise<Session | null>
  /** The question as it was when a post with this hash was made. */
  revision(hash: string): Promise<Question | null>
  /** The message that shows a post. The first one told stays. */
  posted(postId: string, messageId: string): Promise<void>
  /** Begins a post's window anew, at the moment its message is really sent. */
  restart(postId: string, openedAt: number, closesAt: number, pass: Pass | null): Promise<void>
  /** Keeps an answer if the post is open and the person has none there; durable when it resolves. */
  record(post: Post, attempt: Attempt, click: ClickOrigin): Promise<Recorded>
  answerOf(postId: string, userId: string): Promise<Answer | null>
  ballots(postId: string): Promise<Ballot[]>
  answeredCount(postId: string): Promise<number>
  /**
   * Closes an open post: no answer is taken from then on. In the same transaction writes the session's next
   * post, or ends the session where `then` says so. False where it was closed already.
   */
  close(postId: string, at: number, then: Then): Promise<boolean>
  /** Ends an open session that has no open post; its standings are due at `standingsAt`. False where it had ended. */
  endSession(sessionId: string, at: number, standingsAt: number): Promise<boolean>
  /** Keeps the newest pass that a session's people bring. */
  refreshPass(sessionId: string, pass: Pass): Promise<void>
  openPostOf(sessionId: string): Promise<Post | null>
  placings(sessionId: string): Promise<Placing[]>
  /** How many questions of a session went out. */
  postsAsked(sessionId: string): Promise<number>
  answeredInRound(sessionId: string, round: number): Promise<number>
  historyOfServer(serverId: string): Promise<History>
  historyOfUser(userId: string): Promise<History>
  /** `limit` totals of a period from `offset`, best first. */
  board(serverId: string, period: string, offset: number, limit: number): Promise<Total[]>
  place(serverId: string, period: string, userId: string): Promise<{ rank: number; total: Total } | null>
  /** One person's totals in a period over all servers. */
  ownTotal(userId: string, period: string): Promise<Total | null>
  dueTasks(now: number, limit: number): Promise<Task[]>
  /** Takes a task until `until`; null where another process was faster. */
  claim(task: Task, until: number): Promise<Task | null>
  /** Done: gone, unless it was asked for again meanwhile; then it is due at `again`. */
  finish(task: Task, again: number): Promise<void>
  postpone(task: Task, until: number): Promise<void>
  /** Drops a task however it stands, for work that was done another way. */
  drop(kind: Task['kind'], ref: string): Promise<void>
  stop(): Promise<void>
}

/** What follows a post's close. `dueAt` is when the work should begin. */
export type Then = {
  readonly next: { readonly post: Post; readonly question: Question; readonly dueAt: number } | null
  readonly endSession: { readonly standingsAt: number } | null
  readonly revealAt: number
}

/** What became of a message: sent; or never to be sent, since the place or the right to speak is gone. */
export type Delivery =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'gone'; readonly why: string }

/** Speaks outside of answers to interactions. Throws where trying again later may help. */
export type Publisher = {
  question(view: QuestionView): Promise<Delivery>
  count(view: QuestionView): Promise<Delivery>
  reveal(view: RevealView): Promise<Delivery>
  standings(view: StandingsView): Promise<Delivery>
}

export type QuestionView = { readonly post: Post; readonly question: Question; readonly answered: number }
export type RevealView = {
  readonly post: Post
  readonly question: Question
  readonly ballots: readonly Ballot[]
  /** Whether another question of its session follows. */
  readonly goesOn: boolean
}
export type StandingsView = {
  readonly session: Session
  readonly placings: readonly Placing[]
  readonly asked: number
}
