import type { Schema } from '../../store/schema.ts'

export type TableName = keyof Schema

/** The primary key of every table that is moved. Rows are read in pages in its order. */
export const PRIMARY_KEYS: Partial<Record<TableName, readonly string[]>> = {
  revisions: ['hash'],
  guilds: ['guild_id'],
  guild_settings: ['guild_id', 'channel_id', 'name'],
  weekly_summaries: ['guild_id'],
  guild_findings: ['guild_id'],
  people: ['user_id'],
  exposures: ['user_id', 'question_id'],
  cards: ['user_id', 'question_id'],
  abilities: ['user_id', 'bank', 'domain'],
  question_ratings: ['question_id'],
  study_settings: ['user_id'],
  exam_outcomes: ['user_id', 'bank', 'on_day'],
  corrections: ['id'],
  rescores: ['correction_id', 'post_id', 'user_id'],
  suspensions: ['guild_id', 'question_id'],
  spent_answers: ['post_id', 'digest'],
  deletions: ['salt'],
  sessions: ['id'],
  dailies: ['id'],
  posts: ['id'],
  answers: ['post_id', 'user_id'],
  exams: ['id'],
  exam_items: ['exam_id', 'number'],
  exam_events: ['id'],
  exam_entrants: ['event_id', 'user_id'],
  reports: ['id'],
  notices: ['user_id', 'kind', 'ref'],
  item_analyses: ['question_id'],
  item_clearances: ['question_id'],
  question_alerts: ['question_id', 'kind'],
  suggestions: ['id'],
  guild_banks: ['guild_id'],
  board_resets: ['guild_id', 'period', 'at'],
  role_rules: ['guild_id', 'role_id'],
  role_grants: ['guild_id', 'role_id', 'user_id'],
  totals: ['guild_id', 'period', 'user_id'],
  streaks: ['guild_id', 'user_id'],
  question_stats: ['guild_id', 'question_id'],
  tasks: ['kind', 'ref'],
  bot_state: ['name'],
}

export const TABLES = Object.keys(PRIMARY_KEYS) as TableName[]

/** Not moved: short-lived coordination among processes on one database. */
export const SKIPPED_TABLES: readonly TableName[] = ['slots', 'interactions']
