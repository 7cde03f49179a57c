import type { AnswerHistory } from '../quiz/pick.ts'
import type { Bank, Question } from '../quiz/question.ts'
import type { BoardEntry, BoardName, RankedTotal, Total } from '../quiz/ranking.ts'
import type { DailyDay, Streak } from '../quiz/streak.ts'
import type { Ballot } from '../quiz/tally.ts'
import type { Answer, Daily, Due, Lane, Pass, Placing, Post, Problem, Session, Task } from './record.ts'
import type { AskedPost, QuestionView, RevealView, StandingsView } from './views.ts'

/** What play/ needs from outside. */

export type Clock = { now(): number }

/** `id` gives a new unique id of 16 letters and digits; `seed` a whole number below 2^32. */
export type Chance = { id(): string; seed(): number }

/** The banks as they are now; a reload swaps the whole. */
export type Shelf = { banks(): readonly Bank[] }

export type Recorded =
  /** `streak`: the person's streak on this server with this answer, where it answers a daily. */
  | { readonly kind: 'kept'; readonly answer: Answer; readonly streak: Streak | null }
  | { readonly kind: 'already-answered'; readonly answer: Answer }
  | { readonly kind: 'closed' }

/** What a click brings beside the answer: the message it was made on, and a fresh right to speak. */
export type ClickOrigin = { readonly messageId: string; readonly pass: Pass }

/** An answer before the store has decided whether it counts. */
export type Attempt = Omit<Answer, 'counted'>

/** How long a task of each kind belongs to the process that took it, ms. */
export type Leases = Readonly<Record<Task['kind'], number>>

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
  historyOfServer(serverId: string): Promise<AnswerHistory>
  historyOfUser(userId: string): Promise<AnswerHistory>
  /** `limit` rows of a board from `offset`, best first. A streak's points and answers are the period's. */
  board(
    serverId: string,
    period: string,
    by: BoardName,
    offset: number,
    limit: number,
  ): Promise<RankedTotal[]>
  place(serverId: string, period: string, by: BoardName, userId: string): Promise<BoardEntry | null>
  /** One person's totals in a period over all servers. */
  ownTotal(userId: string, period: string): Promise<Total | null>
  /** Who of these does not want to be named. */
  hiddenAmong(userIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The server's zone, that of its first daily; UTC before there is one. */
  zoneOf(serverId: string): Promise<string>
  daily(id: string): Promise<Daily | null>
  /** In the order in which they were set. */
  dailiesOf(serverId: string): Promise<Daily[]>
  /** Adds a daily or changes the one with its id. False where it would be one more than `most`. */
  saveDaily(daily: Daily, most: number): Promise<boolean>
  dropDaily(id: string): Promise<void>
  /** `next` null pauses, anything else resumes. */
  scheduleDaily(id: string, next: Due | null, problem: Problem | null): Promise<void>
  noteProblem(dailyId: string, problem: Problem): Promise<void>
  dueDailies(now: number, limit: number): Promise<Daily[]>
  /** Whether this process does what all would do at this moment; nobody else does for `ms`. */
  alone(work: string, ms: number): Promise<boolean>
  /**
   * Claims a daily's date: in one transaction its post, the work of sending it, and what is due next. False
   * where the date has its post, or the daily is no longer as `daily` says.
   */
  openDaily(daily: Daily, post: Post, question: Question, next: Due | null): Promise<boolean>
  /** Goes on to what is due next without a post, if the daily is still as `daily` says. */
  skipDaily(daily: Daily, next: Due, problem: Problem | null): Promise<void>
  /** The post that stands for a daily's date, sent or about to be. */
  dailyPostOn(dailyId: string, day: string): Promise<Post | null>
  /** A daily's newest posts that people saw, the newest first. */
  dailyPosts(dailyId: string, limit: number): Promise<Post[]>
  /** A daily's posts that are open and were seen. */
  openDailyPosts(dailyId: string): Promise<Post[]>
  /** A daily's posts that wait to be sent. */
  unsentDailyPosts(dailyId: string): Promise<Post[]>
  /** Another channel for a post that nobody has seen. */
  move(postId: string, channelId: string): Promise<void>
  /** How a post was answered. */
  result(postId: string): Promise<Result>
  /** A new closing time for an open post. */
  extend(postId: string, closesAt: number): Promise<void>
  /** The dates on which a server got a daily, in order, and those of which one person answered one. */
  dailyDays(serverId: string, userId: string): Promise<DailyDays>
  /** The servers that the bot is in, as far as it knows. */
  serversHere(): Promise<string[]>
  /** The bot is in these servers. */
  markHere(serverIds: readonly string[]): Promise<void>
  /** The bot was found not to be in these any more. The time of the first such finding stays. */
  markGone(serverIds: readonly string[], at: number): Promise<void>
  /** The servers that the bot has not been in since `before` or longer. */
  goneSince(before: number): Promise<string[]>
  /** Deletes a little of what a server gone since `before` left. True where more remains; nothing if it came back. */
  purgeSome(serverId: string, before: number): Promise<boolean>
  /** Everything that is kept about a person. */
  everythingAbout(userId: string): Promise<Everything>
  /** Since when a person wants not to be named; null takes it back. */
  hide(userId: string, at: number | null): Promise<void>
  /** Deletes a person from everything, in one transaction. A sweep is due after it. */
  forgetPerson(forgetting: Forgetting): Promise<void>
  /**
   * Deleted bytes leave the disk, where the engine does not see to that by itself. False where more than
   * `mostBytes` would have to be moved for it.
   */
  sweep(mostBytes: number): Promise<boolean>
  addTask(kind: Task['kind'], ref: string, dueAt: number, lane: Lane): Promise<void>
  isPlanned(kind: Task['kind'], ref: string): Promise<boolean>
  /** When the task of a lane is due that has waited longest, or will wait least; null where there is none. */
  oldestDue(lane: Lane): Promise<number | null>
  /** Takes up to `limit` tasks that are due, the longest due first. Nobody else takes one before its lease is over. */
  takeDue(now: number, lane: Lane, limit: number, leaseMs: Leases): Promise<Task[]>
  /** Done: gone, unless it was asked for again meanwhile; then it is due at `again`. */
  finish(task: Task, again: number): Promise<void>
  postpone(task: Task, until: number): Promise<void>
  /** Drops a task however it stands, for work that was done another way. */
  drop(kind: Task['kind'], ref: string): Promise<void>
  /** Resolves where the database answers and holds our tables. */
  ping(): Promise<void>
  /** Brings back to `now` what a clock that was ahead by more than some minutes planned too far away. */
  putBack(now: number): Promise<void>
  stop(): Promise<void>
}

/** What the processes of one bot agree on, where there are several. */
export type Shared = {
  /** Whether this process is the first that takes on the interaction; another one may hold the same shard. */
  takeOn(interactionId: string): Promise<boolean>
  /** Takes the next place in a row that moves on every `everyMs`. How long until it is there, ms. */
  slot(name: string, everyMs: number): Promise<number>
  /** Nobody's place in the row comes within the next `ms`. */
  hold(name: string, ms: number): Promise<void>
}

/** How many answered a post, how many of them right, and who was right first. */
export type Result = { readonly answered: number; readonly right: number; readonly first: string | null }

export type DailyDays = { readonly asked: readonly DailyDay[]; readonly answered: ReadonlySet<string> }

/** What follows a post's close. `dueAt` is when the work should begin. */
export type Then = {
  readonly next: { readonly post: Post; readonly question: Question; readonly dueAt: number } | null
  readonly endSession: { readonly standingsAt: number } | null
  readonly revealAt: number
}

/** Why a message can never be sent where it should be. */
export type Refusal = 'channel-gone' | 'no-access' | 'no-permission'

/** What became of a message: sent; or never to be sent, since the place or the right to speak is gone. */
export type Delivery =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'gone'; readonly why: string; readonly refusal: Refusal }

/** Speaks outside of answers to interactions. Throws where trying again later may help. */
export type Publisher = {
  question(view: QuestionView): Promise<Delivery>
  count(view: QuestionView): Promise<Delivery>
  reveal(view: RevealView): Promise<Delivery>
  standings(view: StandingsView): Promise<Delivery>
  /** The message that shows a post, looked for in its channel since the post was opened; null where none is found. */
  find(post: Post): Promise<string | null>
  /** Opens a thread under a post's message. Done as well where it has one. */
  thread(view: AskedPost): Promise<Delivery>
}

/** `replacement` stands where the person's id was; what was open for them alone closes `at`. */
export type Forgetting = {
  readonly userId: string
  readonly replacement: string
  readonly at: number
  readonly sweepAt: number
}

/** All that is kept about one person. */
export type Everything = {
  readonly hiddenAt: number | null
  readonly answers: readonly KeptAnswer[]
  readonly totals: readonly (Total & { readonly serverId: string; readonly period: string })[]
  readonly streaks: readonly KeptStreak[]
  readonly posts: readonly Post[]
  readonly sessions: readonly Session[]
  readonly dailies: readonly Daily[]
}
export type KeptAnswer = Answer & { readonly serverId: string; readonly questionId: string }
/** A streak as of its last day, whatever days passed since. */
export type KeptStreak = {
  readonly serverId: string
  readonly length: number
  readonly longest: number
  readonly freezes: number
  readonly lastDay: string
}

/** Which servers the bot is in. */
export type Census = { servers(): Promise<readonly string[]> }
