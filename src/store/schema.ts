import type { Generated } from 'kysely'
import type { SubmittedBy } from '../play/exam/exam.ts'
import type { NoticeKind } from '../play/ports/notices.ts'
import type { ReportOutcome } from '../play/ports/reports.ts'
import type { OffReason } from '../play/ports/roles.ts'
import type { SuggestionState } from '../play/ports/suggestions.ts'
import type { Audience, DailyProblemKind, PurposeKind } from '../play/record.ts'
import type { Queue } from '../play/tasks/task-kinds.ts'
import type { WeeklyProblemKind } from '../play/weekly/record.ts'
import type { FormatKind } from '../quiz/exam/format.ts'
import type { ExtraTime } from '../quiz/exam/time.ts'
import type { AlertKind } from '../quiz/items/alerts.ts'
import type { ItemState } from '../quiz/items/item-analysis.ts'
import type { Weekday } from '../quiz/next-weekly.ts'
import type { ReportReason } from '../quiz/report.ts'
import type { GrantState, Measure, RoleMode } from '../quiz/roles.ts'
import type { Rhythm } from '../quiz/season.ts'
import type { Confidence } from '../quiz/study/card.ts'

/**
 * The tables, the same on SQLite and PostgreSQL. Times are ms UTC. Discord's ids are text. Booleans are 0 or 1, because
 * SQLite has no boolean type.
 */
export type Schema = {
  revisions: { hash: string; question_id: string; body: string }
  sessions: SessionsTable
  posts: PostsTable
  answers: AnswersTable
  totals: TotalsTable
  streaks: StreaksTable
  question_stats: QuestionStatsTable
  dailies: DailiesTable
  guilds: GuildsTable
  guild_settings: GuildSettingsTable
  weekly_summaries: WeeklySummariesTable
  guild_findings: GuildFindingsTable
  people: PeopleTable
  exposures: ExposuresTable
  cards: CardsTable
  abilities: AbilitiesTable
  question_ratings: QuestionRatingsTable
  study_settings: StudySettingsTable
  exam_outcomes: ExamOutcomesTable
  corrections: CorrectionsTable
  rescores: RescoresTable
  suspensions: SuspensionsTable
  board_resets: BoardResetsTable
  role_rules: RoleRulesTable
  role_grants: RoleGrantsTable
  exams: ExamsTable
  exam_items: ExamItemsTable
  exam_events: ExamEventsTable
  exam_entrants: ExamEntrantsTable
  reports: ReportsTable
  notices: NoticesTable
  item_analyses: ItemAnalysesTable
  item_clearances: ItemClearancesTable
  question_alerts: QuestionAlertsTable
  suggestions: SuggestionsTable
  guild_banks: GuildBanksTable
  spent_answers: SpentAnswersTable
  deletions: DeletionsTable
  tasks: TasksTable
  slots: SlotsTable
  interactions: InteractionsTable
  bot_state: BotStateTable
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
  /** How many follow-up messages the token still allows; null where Discord sets no limit. */
  token_left: number | null
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
  /** Number of answers, and of correct ones. 0 while the post is open: closing it stores the counts. */
  answered: number
  right_count: number
  zone: string
  rhythm: Generated<Rhythm>
  /** Null where a version from before the setting asked it: rows.ts. */
  speed_pays: Generated<0 | 1 | null>
  daily_id: string | null
  /** The local date of a daily's post. */
  day: string | null
  due_at: number | null
  announces: string | null
  purpose: PurposeKind
  /** The post under which "Another question" asked for this one. */
  follows: string | null
}

export type AnswersTable = {
  post_id: string
  user_id: string
  guild_id: string
  question_id: string
  hash: string
  /** quiz/season.ts. By the unique key `answers_first` a question scores once in it. */
  season: string
  /** The keys of the chosen options, joined by commas. */
  picked: string
  is_right: 0 | 1
  score: number
  counted: 0 | 1
  took_ms: number
  answered_at: number
  /** The local date of the answer. */
  day: string
  /** The local date of the daily that was answered; null for other posts. */
  daily_day: string | null
  /** The day number of the answer in the person's zone; null where an older version recorded it: then `day` stands. */
  own_day: number | null
  /** Whether the person had never met the question: quiz/study/card.ts. */
  unseen: Generated<0 | 1>
  /** "I guessed", said after the verdict. */
  guessed: Generated<0 | 1>
  /** How sure the person was before the verdict, 1 to 3; null where they didn't say. */
  confidence: number | null
  /** What the answer changed in the person's ability and the question's difficulty, micro-logits; null for nothing. */
  ability_delta: number | null
  difficulty_delta: number | null
  /** Which of the person's abilities it changed; null where it changed none. '' for no domain. */
  bank: string | null
  domain: string | null
  /** Whether it was right in truth, where a correction says other than `is_right`, which keeps its points. store/answers/truth.ts. */
  corrected_right: Generated<0 | 1 | null>
}

/**
 * One row for each person and question that they ever answered: their first attempt, and the state of the scheduler.
 * Derived from the answers. `npm run rebuild` gives the same rows.
 */
export type CardsTable = {
  user_id: string
  question_id: string
  first_post_id: string
  first_at: number
  first_right: 0 | 1
  /** Whether the first attempt was at a question that the person had never met. */
  first_fair: 0 | 1
  first_ms: number
  /** How many answers are in it. */
  reviews: number
  lapses: number
  /** Whether the last answer made it rest for a month. */
  resting: 0 | 1
  stability: number
  difficulty: number
  /** Day numbers. */
  last_on: number
  due_on: number
  /** Version of the scheduler: quiz/study/scheduler.ts. */
  scheduler: string
}

/** Sums over a person's fair first attempts. Derived from the answers. `npm run rebuild` gives the same rows. */
export type AbilitiesTable = {
  user_id: string
  bank: string
  /** '' for none. */
  domain: string
  /** Micro-logits. */
  ability: number
  answered: number
  right_count: number
}

/** Sums over everyone's fair first attempts. Derived from the answers. `npm run rebuild` gives the same rows. */
export type QuestionRatingsTable = {
  question_id: string
  /** Micro-logits. */
  difficulty: number
  answered: number
  right_count: number
  /** Sum of 1000 ln(ms): its mean gives the geometric mean of the time. */
  log_ms: number
}

/** How a person studies. No row means the defaults. */
export type StudySettingsTable = {
  user_id: string
  zone: string | null
  /** Day number of the exam. */
  exam_on: number | null
  per_day: number | null
  /** Time of day of the reminder, minutes since midnight; null for none. */
  remind_minutes: number | null
  /** JSON: `[[from, until], …]`, day numbers, `until` exclusive. */
  pauses: string
  /** When Discord refused a reminder and they were switched off, until the person was told. */
  reminders_blocked_at: number | null
  /** Day number of the last date whose reminder is done. */
  reminded_on: number | null
  /** Of the reminders. */
  locale: string | null
  /** Day number of an exam that has passed. */
  exam_was_on: number | null
}

/** Derived from the counted answers. `npm run rebuild` gives the same rows. */
export type TotalsTable = {
  guild_id: string
  /** quiz/day.ts. After a reset there are also totals of what was answered since: period-resets.ts. */
  period: string
  user_id: string
  points: number
  answered: number
  right_count: number
  last_at: number
}

/** Derived from the answers to dailies, as of each person's last one. `npm run rebuild` gives the same rows. */
export type StreaksTable = {
  guild_id: string
  user_id: string
  length: number
  longest: number
  freezes: number
  last_day: string
}

/**
 * How often each question was asked in a guild's channels, and the answers to its closed posts. Derived from the posts.
 * `npm run rebuild` gives the same rows.
 */
export type QuestionStatsTable = {
  guild_id: string
  question_id: string
  asked: number
  answered: number
  right_count: number
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

/** Guilds that have settings, or that have or had the bot as a member. `gone_at`: when the bot was found to have left. */
export type GuildsTable = { guild_id: string; zone: string; locale: string | null; gone_at: number | null }

/** What a guild has set beside its zone and locale; no row is the default. play/settings/guild-settings.ts. */
export type GuildSettingsTable = {
  guild_id: string
  /** '' for the whole guild. */
  channel_id: string
  name: string
  /** JSON. */
  value: string
}

/** The weekly summary of each guild that turned it on: play/weekly/record.ts. */
export type WeeklySummariesTable = {
  guild_id: string
  channel_id: string
  weekday: Weekday
  minutes: number
  locale: string
  /** Both null while paused. */
  next_day: string | null
  next_at: number | null
  problem: WeeklyProblemKind | null
  problem_at: number | null
  quiet_weeks: number
  /** The last date that was claimed; null like what follows until there is one. */
  last_day: string | null
  last_due_at: number | null
  last_channel_id: string | null
  last_done: 0 | 1 | null
}

/** What a guild's managers were told about what needs them: play/ports/findings.ts. */
export type GuildFindingsTable = {
  guild_id: string
  /** JSON: keys of the findings that were told and still stand. */
  told: string
  /** JSON: the last message; null before the first, and after one that could not be sent. */
  message: string | null
  /** The channel that refused a message. */
  refused: string | null
}

/** People's privacy settings. No row means none. */
export type PeopleTable = { user_id: string; hidden_at: number | null }

/**
 * When each person first and last met each question, and when the time before the last. Decides which attempts score and
 * which are fair: quiz/exposure.ts.
 */
export type ExposuresTable = {
  user_id: string
  question_id: string
  last_at: number
  previous_at: number | null
  /** Null where an older version met it first: then `previous_at` stands. */
  first_at: number | null
}

/** Sittings of mock exams. Private to their person. */
export type ExamsTable = {
  id: string
  /** The group exam that it belongs to; null for one on their own. */
  event_id: string | null
  user_id: string
  guild_id: string
  channel_id: string
  audience: Exclude<Audience, 'channel'>
  bank: string
  format: FormatKind
  domain: string | null
  extra: ExtraTime
  /** JSON: the domains with their weights at the start. */
  blueprint: string
  /** Hundredths of a percent, like `score`. */
  pass_mark: number
  locale: string
  zone: string
  started_at: number
  /** Null for an exam without a limit. */
  ends_at: number | null
  question_count: number
  position: number
  shown_at: number | null
  /** Null while it is open, like all that follows. */
  submitted_at: number | null
  submitted_by: SubmittedBy | null
  answered: number | null
  right_count: number | null
  /** Of a group exam null until it is over for everyone. */
  score: number | null
}

export type ExamItemsTable = {
  exam_id: string
  number: number
  question_id: string
  hash: string
  seed: number
  domain: string | null
  /** Everything that was chosen, in order: `B` and then `C` is `B;C`, A and D together are `A,D`. */
  picks: string
  flagged: 0 | 1
  confidence: Confidence | null
  spent_ms: number
  /** Null until the exam is submitted. */
  is_right: 0 | 1 | null
  /** The correction by which it became right after that. */
  corrected_by: Generated<string | null>
  is_trial: 0 | 1
}

/** Group exams. Times are ms UTC. */
export type ExamEventsTable = {
  id: string
  guild_id: string
  channel_id: string
  set_by: string
  bank: string
  format: FormatKind
  domain: string | null
  minutes: number
  pass_mark: number
  question_count: number
  /** JSON: the domains with their weights. */
  blueprint: string
  /** Content hashes of the questions in their order, with commas between; empty until it begins. */
  hashes: string
  locale: string
  zone: string
  created_at: number
  starts_at: number
  ends_at: number
  begun_at: number | null
  /** When it was over for everyone. */
  ended_at: number | null
  cancelled_at: number | null
  message_id: string | null
  summary_id: string | null
}

/** Who joined a group exam. */
export type ExamEntrantsTable = {
  event_id: string
  user_id: string
  joined_at: number
  /** Whether their result may be in the summary. */
  shares: 0 | 1
  extra_minutes: number
}

/** Who answered an open post and then deleted their data: `digestFor(post_id, userId)`. Deleted when the post closes. */
export type SpentAnswersTable = { post_id: string; digest: string }

/** Deletions of the last 90 days, so that a restored backup brings no one back: `digestFor(salt, userId)`. */
export type DeletionsTable = { salt: string; digest: string; deleted_at: number }

export type TasksTable = {
  /** A task kind, perhaps of another version of the bot. */
  kind: string
  ref: string
  queue: Queue
  due_at: number
  attempts: number
  version: number
}

/** Next free slots of rate limits: of identifies, and, for several processes on one database, of requests and locks. */
export type SlotsTable = { name: string; next_at: number }

/** Claims on interactions, kept for some minutes. Used only by several processes on one database. */
export type InteractionsTable = { id: string; at: number }

/** What the bot remembers about itself, by name. */
export type BotStateTable = { name: string; value: string }

/** How a person's real exam went: play/ports/outcomes.ts. */
export type ExamOutcomesTable = {
  user_id: string
  bank: string
  /** Day number. */
  on_day: number
  passed: 0 | 1
  /** Per mille. */
  forecast: number | null
  at: number
}

/** What people report about questions: play/ports/reports.ts. A person has one open report per question. */
export type ReportsTable = {
  id: string
  user_id: string
  /** The stable id. */
  question_id: string
  /** Content hash of the revision that was reported. */
  hash: string
  /** Null for a question of an exam. */
  post_id: string | null
  /** Outside of guilds the channel's id. */
  guild_id: string
  reason: ReportReason
  /** Keys of the options that the person thinks are right, joined by commas; null where they named none. */
  suggested: string | null
  source: string | null
  comment: string | null
  /** What they had answered: keys joined by commas; '' for nothing. */
  picked: string
  locale: string
  at: number
  /** Null while it is open, like what follows. */
  closed_at: number | null
  outcome: ReportOutcome | null
  reply: string | null
}

/** What is to be told to a person once, at their next interaction. `ref`: what it is about, depending on its kind. */
export type NoticesTable = { user_id: string; kind: NoticeKind; ref: string; at: number }

/** What the answers say about a question, as of the last analysis: play/ports/items.ts. `analysis`: JSON of all of it. */
export type ItemAnalysesTable = {
  question_id: string
  hash: string
  state: ItemState
  p_key_wrong: number
  answers: number
  analysis: string
  at: number
}

/** Questions that someone should look at, and since when: play/ports/alerts.ts. */
export type QuestionAlertsTable = {
  question_id: string
  kind: AlertKind
  at: number
  /** When the owners were told; null where they were not. */
  told_at: number | null
}

/** Questions that members suggest: play/ports/suggestions.ts. */
export type SuggestionsTable = {
  id: string
  guild_id: string
  author_id: string
  /** As they may be named; null for someone who doesn't want to be. */
  author_name: string | null
  /** JSON of a `SuggestedQuestion`. */
  content: string
  state: SuggestionState
  /** Goes up with every change. */
  version: number
  created_at: number
  own_words_at: number | null
  sent_at: number | null
  claimed_by: string | null
  claimed_until: number | null
  decided_by: string | null
  decided_at: number | null
  reason: string | null
}

/** Guilds that have accepted a question. `version` goes up whenever what is in their bank changes. */
export type GuildBanksTable = { guild_id: string; title: string; version: number }

/** Questions that an owner found to be fine, with the number of first attempts that they had then. */
export type ItemClearancesTable = { question_id: string; hash: string; answers: number; at: number }

/** Decisions about keys: quiz/correction.ts. */
export type CorrectionsTable = {
  id: string
  question_id: string
  hash: string
  /** Keys joined by commas. */
  was: string
  options_digest: string
  /** JSON. */
  fix: string
  source: 'owner' | 'file'
  set_by: string | null
  comment: string | null
  at: number
  undone_at: number | null
  /** When the points were given; null where no one decided that yet: a key changed in a file. */
  awarded_at: number | null
}

/** What a correction changed in each answer, to undo it and to tell the people. */
export type RescoresTable = {
  correction_id: string
  post_id: string
  user_id: string
  guild_id: string
  /** On the boards; 0 where the answer was practice. */
  points: number
  /** In its round. */
  score: number
  /** Whether the answer was right in truth, before and after. */
  was_right: 0 | 1
  now_right: 0 | 1
  /** Whether `is_right` became 1 by it. */
  granted: 0 | 1
  /** What it added to the deltas of the answer, micro-logits. */
  ability_change: number
  difficulty_change: number
}

/** Questions that are not asked: in one guild, or everywhere. */
export type SuspensionsTable = {
  /** '' for everywhere. */
  guild_id: string
  question_id: string
  set_by: string
  at: number
}

/**
 * Since when a period's board counts: store/boards/period-resets.ts. A reset is all rows of a guild with one time. The primary key is
 * guild, period and time.
 */
export type BoardResetsTable = {
  guild_id: string
  period: string
  at: number
  /** The days of the period, local dates, both included. */
  from_day: string
  until_day: string
  set_by: string
  /** When it was undone, or stopped to matter. Then its totals are deleted, and the row after them. */
  dropped_at: number | null
}

/** What a guild gives roles for: quiz/roles.ts. */
export type RoleRulesTable = {
  guild_id: string
  role_id: string
  measure: Measure
  threshold: number
  bank: string | null
  mode: RoleMode
  set_at: number
  /** Null while it's on. */
  off_because: OffReason | null
  off_since: number | null
}

/** What is known about a person and a role: quiz/roles.ts. */
export type RoleGrantsTable = {
  guild_id: string
  role_id: string
  user_id: string
  state: GrantState
  at: number
  /** When Discord was asked last. */
  checked_at: number
}
