import type { PeriodCutoffs } from '../../quiz/day.ts'
import type { AnswerHistory } from '../../quiz/pick.ts'
import type { Question } from '../../quiz/question.ts'
import type { BoardEntry, BoardName, RankedTotal, Total } from '../../quiz/ranking.ts'
import type { DailyDay, Streak } from '../../quiz/streak.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { ItemTraits } from '../../quiz/study/rating.ts'
import type { Ballot } from '../../quiz/tally.ts'
import type { OpenLimits } from '../limits.ts'
import type {
  Answer,
  Daily,
  DailyProblem,
  DailyProblemKind,
  Due,
  GuildSettings,
  InteractionToken,
  Placing,
  Post,
  Session,
  Task,
} from '../record.ts'
import type { Card, StoredAbility, StudySettings } from '../study/record.ts'
import type { Queue, TaskKind } from '../tasks/task-kinds.ts'
import type { StudyStore } from './study.ts'

/** What is remembered, one port per role. A use case asks for the roles that it needs. */
export type Store = {
  readonly posts: PostStore
  readonly sessions: SessionStore
  readonly answers: AnswerStore
  readonly boards: BoardStore
  readonly dailies: DailyStore
  readonly guilds: GuildStore
  readonly people: PersonalData
  readonly study: StudyStore
  readonly tasks: TaskStore
  readonly maintenance: Maintenance
}

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

export type SessionStore = {
  findSession(id: string): Promise<Session | null>
  /** Ends an open session that has no open post; its standings are due at `standingsAt`. False where it had ended. */
  endSession(sessionId: string, at: number, standingsAt: number): Promise<boolean>
  /**
   * Takes one of the follow-up messages that a session's token allows, and leaves at least `keep`. The session with
   * that token; null where none is left.
   */
  takeFollowUp(sessionId: string, keep: number): Promise<Session | null>
  /** Keeps the newest interaction token that a session's people bring, or the one that allows more. */
  refreshToken(sessionId: string, token: InteractionToken): Promise<void>
  placingsOf(sessionId: string): Promise<Placing[]>
  /** How many questions of a session went out. */
  countPosts(sessionId: string): Promise<number>
  countAnswersInRound(sessionId: string, round: number): Promise<number>
}

export type AnswerStore = {
  /** Keeps an answer if the post is open and the person has none there; durable when it resolves. */
  recordAnswer(post: Post, attempt: Attempt, click: ClickOrigin): Promise<Recorded>
  findAnswer(postId: string, userId: string): Promise<Answer | null>
  ballotsOf(postId: string): Promise<Ballot[]>
  countAnswers(postId: string): Promise<number>
  /** How many answered a post, how many of them right, and who was right first. */
  resultOf(postId: string): Promise<Result>
  /** How often each question was asked in a guild's channels, and how that went. */
  historyOfGuild(guildId: string): Promise<AnswerHistory>
  /** How often one person answered each question anywhere, and how that went. */
  historyOfUser(userId: string): Promise<AnswerHistory>
}

/** An answer before the store has decided whether it counts. */
export type Attempt = Omit<Answer, 'counted'> & {
  readonly traits: ItemTraits
  /** How sure the person said they are; null where they didn't. */
  readonly confidence: Confidence | null
}

/** What a click brings beside the answer: the message it was made on, and a fresh interaction token. */
export type ClickOrigin = { readonly messageId: string; readonly token: InteractionToken }

export type Recorded =
  /** `streak`: the person's streak on this server with this answer, where it answers a daily. */
  | { readonly kind: 'kept'; readonly answer: Answer; readonly streak: Streak | null }
  | { readonly kind: 'already-answered'; readonly answer: Answer }
  /** The person answered it and then deleted their data. */
  | { readonly kind: 'spent' }
  | { readonly kind: 'closed' }

/** `firstRight`: who was right first; null where no one was. */
export type Result = {
  readonly answered: number
  readonly right: number
  readonly firstRight: string | null
}

export type BoardStore = {
  /** `limit` rows of a board from `offset`, best first. A streak's points and answers are the period's. */
  boardPage(
    guildId: string,
    period: string,
    by: BoardName,
    offset: number,
    limit: number,
  ): Promise<RankedTotal[]>
  placeOf(guildId: string, period: string, by: BoardName, userId: string): Promise<BoardEntry | null>
  /** How one person did everywhere, practice included. */
  ownStatistics(userId: string, season: string): Promise<OwnStatistics>
}

/** Answers, and how many of them were right. */
export type Share = { readonly answered: number; readonly right: number }
export type OwnStatistics = { readonly season: Share; readonly ever: Share }

export type DailyStore = {
  findDaily(id: string): Promise<Daily | null>
  /** A guild's dailies in the order in which they were set. */
  dailiesOf(guildId: string): Promise<Daily[]>
  /** Adds a daily or changes the one with its id. False where it would be one more than `max`. */
  saveDaily(daily: Daily, max: number): Promise<boolean>
  deleteDaily(id: string): Promise<void>
  /** `next` null pauses, anything else resumes. */
  scheduleDaily(id: string, next: Due | null, problem: DailyProblem | null): Promise<void>
  setProblem(dailyId: string, problem: DailyProblem): Promise<void>
  /** Clears a daily's problem if it is one of these kinds and the daily runs. */
  clearProblems(dailyId: string, kinds: readonly DailyProblemKind[]): Promise<void>
  dueDailies(now: number, limit: number): Promise<Daily[]>
  /**
   * Claims a daily's date: in one transaction its post, the task of sending it, and what is due next. False
   * where the date has its post, or the daily is no longer as `daily` says.
   */
  openDaily(daily: Daily, post: Post, question: Question, next: Due | null): Promise<boolean>
  /** Moves on to the next due time without a post, if the daily is still as in `daily`. */
  skipDaily(daily: Daily, next: Due, problem: DailyProblem | null): Promise<void>
  /** The post that stands for a daily's date, sent or about to be. */
  dailyPostOn(dailyId: string, day: string): Promise<Post | null>
  /** A daily's posts that people saw, newest first. */
  dailyPosts(dailyId: string, limit: number): Promise<Post[]>
  /** A daily's posts that are open and were seen. */
  openDailyPosts(dailyId: string): Promise<Post[]>
  /** A daily's posts that wait to be sent. */
  unsentDailyPosts(dailyId: string): Promise<Post[]>
  /**
   * The ids of the questions that are open as a daily in a guild, or in another one where this person has points or a
   * streak.
   */
  openDailyQuestions(guildId: string, userId: string): Promise<ReadonlySet<string>>
  /** The dates on which a guild got a daily, in order, and those on which one person answered one. */
  dailyDays(guildId: string, userId: string): Promise<DailyDays>
}

export type DailyDays = { readonly asked: readonly DailyDay[]; readonly answered: ReadonlySet<string> }

export type GuildStore = {
  /** The defaults where nothing was set. */
  guildSettings(guildId: string): Promise<GuildSettings>
  /** The guilds that the bot is in, as far as it knows. */
  joinedGuilds(): Promise<string[]>
  /** The bot is in these guilds. */
  markJoined(guildIds: readonly string[]): Promise<void>
  /** The bot is no longer in these guilds. The time when that was first noticed stays. */
  markLeft(guildIds: readonly string[], at: number): Promise<void>
  /**
   * Counts guilds that were played in without a known membership as left at `at`: through personal installs, or left
   * before the first list.
   */
  markUnlistedLeft(at: number): Promise<void>
  /** Whether a guild was played in after `since`. Then it counts as left only since its newest post. */
  postponePurge(guildId: string, since: number): Promise<boolean>
  /** The guilds that the bot has not been in since `before` or longer. */
  guildsLeftBefore(before: number): Promise<string[]>
  /**
   * Deletes one batch, about `maxRows` rows, of what a guild left before `before` has in the store. True where more
   * remains; deletes nothing if the bot is back in the guild.
   */
  purgeBatch(guildId: string, before: number, maxRows: number): Promise<boolean>
}

export type PersonalData = {
  /** Who of these does not want to be named. */
  hiddenAmong(userIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Since when a person wants not to be named, ms UTC; null takes it back. */
  setHidden(userId: string, at: number | null): Promise<void>
  /** Since when a person wants not to be named, ms UTC; null where they are named. */
  hiddenSince(userId: string): Promise<number | null>
  /** Everything else that is stored about a person, in pages of one kind each. A page is read when it is asked for. */
  pagesAbout(userId: string): AsyncIterable<PersonalPage>
  /** Starts a person's deletion: they're off all boards. Writes the durable task that finishes it. */
  requestDeletion(request: DeletionRequest): Promise<void>
  /** Deletes up to `maxRows` rows about a person. True if more remains; the last batch ends the task and plans a vacuum. */
  deletionBatch(userId: string, vacuumAt: number, maxRows: number): Promise<boolean>
  /** Cuts a deleted person's post loose from its message. False while the message is still needed. */
  anonymizePost(postId: string): Promise<boolean>
  /** Drops the records of deletions before a time. Resolves with the time of the oldest that stays; null if none does. */
  dropDeletionsBefore(before: number): Promise<number | null>
}

/** `salt` is random; `resumeAt`: when the task takes over what this process has not finished. Times are ms UTC. */
export type DeletionRequest = {
  readonly userId: string
  readonly salt: string
  readonly at: number
  readonly resumeAt: number
  readonly expireAt: number
}

/** Some of what is stored about one person. All pages of one kind come together, in the order of this list. */
export type PersonalPage =
  | { readonly kind: 'answers'; readonly rows: readonly StoredAnswer[] }
  | { readonly kind: 'totals'; readonly rows: readonly StoredTotal[] }
  | { readonly kind: 'streaks'; readonly rows: readonly StoredStreak[] }
  | { readonly kind: 'posts'; readonly rows: readonly Post[] }
  | { readonly kind: 'sessions'; readonly rows: readonly Session[] }
  | { readonly kind: 'dailies'; readonly rows: readonly Daily[] }
  | { readonly kind: 'exposures'; readonly rows: readonly StoredExposure[] }
  | { readonly kind: 'cards'; readonly rows: readonly Card[] }
  | { readonly kind: 'abilities'; readonly rows: readonly StoredAbility[] }
  | { readonly kind: 'study_settings'; readonly rows: readonly StudySettings[] }
  /** Open posts that the person answered before they deleted their data. */
  | { readonly kind: 'spent-posts'; readonly rows: readonly string[] }
  /** When the person deleted their data, ms UTC, of the times that are still on record. */
  | { readonly kind: 'deletions'; readonly rows: readonly number[] }
export type StoredExposure = {
  readonly questionId: string
  readonly firstAt: number | null
  readonly lastAt: number
}
export type StoredTotal = Total & { readonly guildId: string; readonly period: string }
export type StoredAnswer = Answer & {
  readonly guildId: string
  readonly questionId: string
  /** Day number in the person's zone; null in older answers. */
  readonly ownDay: number | null
  readonly unseen: boolean
  readonly guessed: boolean
  readonly confidence: Confidence | null
  /** What it changed in the ratings, micro-logits, and of which domain; null for nothing. */
  readonly abilityDelta: number | null
  readonly difficultyDelta: number | null
  readonly bank: string | null
  readonly domain: string | null
}
/** A streak as of its last day, whatever days passed since. */
export type StoredStreak = {
  readonly guildId: string
  readonly length: number
  readonly longest: number
  readonly freezes: number
  readonly lastDay: string
}

/** A durable queue of tasks: at most one of a kind for each thing (`ref`). */
export type TaskStore = {
  /** Adds a task. Where it exists, its time stays, and it runs once more if it is running now. */
  addTask(kind: TaskKind, ref: string, dueAt: number, queue: Queue): Promise<void>
  isTaskPlanned(kind: TaskKind, ref: string): Promise<boolean>
  /** When the first task of a queue is or was due; null where the queue is empty. */
  oldestDueTask(queue: Queue): Promise<number | null>
  /**
   * Takes up to `limit` due tasks, the longest due first, each under the lease of its kind: no one else takes it
   * before the lease is over. Tasks of a kind that this process does not know are left for one that does.
   */
  takeDueTasks(now: number, queue: Queue, limit: number): Promise<Task[]>
  /** Done: gone, unless it was asked for again meanwhile; then it is due at `nextDueAt`. */
  finishTask(task: Task, nextDueAt: number): Promise<void>
  postponeTask(task: Task, until: number): Promise<void>
  /** Drops a task in any state, for work that was done another way. */
  dropTask(kind: TaskKind, ref: string): Promise<void>
  /** A lock with a TTL of `ms` over all processes of the bot. False where another process holds it. */
  tryLock(name: string, ms: number): Promise<boolean>
}

export type Maintenance = {
  /** Resolves where the database answers and holds our tables. */
  ping(): Promise<void>
  /**
   * Wipes deleted bytes from the disk, if the engine doesn't do that itself. False where more than
   * `maxBytes` would have to be moved for it.
   */
  vacuum(maxBytes: number): Promise<boolean>
  /** Gives up to `maxPages` free pages of the file back to the disk. True where more remain that can be given back. */
  releasePages(maxPages: number): Promise<boolean>
  /** Deletes up to `maxRows` totals of days and weeks before these. True where more may remain. */
  expireTotals(cutoffs: PeriodCutoffs, maxRows: number): Promise<boolean>
  /** Brings back to `now` what a wall clock that was ahead by more than some minutes planned too far away. */
  rescheduleAfterRollback(now: number): Promise<void>
  stop(): Promise<void>
}
