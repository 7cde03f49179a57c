import type { Audience, DailyProblemKind, PurposeKind } from '../play/record.ts'
import type { Queue } from '../play/tasks/task-kinds.ts'

/**
 * The tables, the same on every engine. Times are ms UTC; Discord's ids are text; truth values are 0 or 1,
 * since SQLite has no booleans.
 */
export type Schema = {
  revisions: { hash: string; question_id: string; body: string }
  sessions: SessionsTable
  posts: PostsTable
  answers: AnswersTable
  totals: TotalsTable
  streaks: StreaksTable
  dailies: DailiesTable
  guilds: GuildsTable
  people: PeopleTable
  tasks: TasksTable
  slots: SlotsTable
  interactions: InteractionsTable
}

export type SessionsTable = {
  id: string
  guild_id: string
  channel_id: string
  audience: Audience
  started_by: string
  rounds: number
  locale: string
  started_at: number
  ended_at: number | null
  token: string | null
  token_at: number | null
}

export type PostsTable = {
  id: string
  guild_id: string
  channel_id: string
  audience: Audience
  asked_by: string
  question_id: string
  hash: string
  seed: number
  topic: string | null
  difficulty: string | null
  seconds: number | null
  session_id: string | null
  round: number
  rounds: number
  locale: string
  opened_at: number
  closes_at: number
  closed_at: number | null
  message_id: string | null
  token: string | null
  token_at: number | null
  /** How many answered and how many of them right: 0 until the close, which counts them. */
  answered: number
  right_count: number
  zone: string
  daily_id: string | null
  /** The local date that a daily's post stands for. */
  day: string | null
  due_at: number | null
  announces: string | null
  purpose: PurposeKind
}

export type AnswersTable = {
  post_id: string
  user_id: string
  guild_id: string
  question_id: string
  hash: string
  season: string
  /** Keys joined by commas. */
  picked: string
  is_right: 0 | 1
  score: number
  counted: 0 | 1
  took_ms: number
  answered_at: number
  /** The local date on which it was given. */
  day: string
  /** The local date of the daily that it answers; null for other posts. */
  daily_day: string | null
}

/** Derived from the answers that count; `npm run rebuild` makes the same rows again. */
export type TotalsTable = {
  guild_id: string
  period: string
  user_id: string
  points: number
  answered: number
  right_count: number
  last_at: number
}

/** Derived from the answers to dailies, as of each person's last one; `npm run rebuild` makes the same rows again. */
export type StreaksTable = {
  guild_id: string
  user_id: string
  length: number
  longest: number
  freezes: number
  last_day: string
}

export type DailiesTable = {
  id: string
  guild_id: string
  channel_id: string
  minutes: number
  zone: string
  topic: string | null
  difficulty: string | null
  role_id: string | null
  thread: 0 | 1
  locale: string
  set_by: string
  set_at: number
  /** Both null while paused. */
  next_day: string | null
  next_at: number | null
  problem: DailyProblemKind | null
  problem_at: number | null
}

/** Guilds that have settings, or that have or had the bot as a member. `gone_at`: the bot has left since then. */
export type GuildsTable = { guild_id: string; zone: string; locale: string | null; gone_at: number | null }

/** What people chose about themselves. */
export type PeopleTable = { user_id: string; hidden_at: number | null }

export type TasksTable = {
  /** May be of a kind that this version does not know. */
  kind: string
  ref: string
  queue: Queue
  due_at: number
  attempts: number
  version: number
}

/** When the next one may do what Discord allows only so often. Used where several processes share a bot. */
export type SlotsTable = { name: string; next_at: number }

/** Which interactions a process has taken on, for some minutes. Used where several processes share a bot. */
export type InteractionsTable = { id: string; at: number }
