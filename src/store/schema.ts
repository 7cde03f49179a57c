import type { Audience, TaskKind } from '../play/record.ts'

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
  tasks: TasksTable
}

export type SessionsTable = {
  id: string
  server_id: string
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
  server_id: string
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
}

export type AnswersTable = {
  post_id: string
  user_id: string
  server_id: string
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
}

/** Derived from the answers that count; `rebuild-totals` makes the same rows again. */
export type TotalsTable = {
  server_id: string
  period: string
  user_id: string
  points: number
  answered: number
  right_count: number
  last_at: number
}

export type TasksTable = { kind: TaskKind; ref: string; due_at: number; attempts: number; version: number }
