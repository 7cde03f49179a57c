import type { Schema } from '../../store/schema.ts'

export type TableName = keyof Schema

/** Every table that is moved, with its primary key, by which it is read in pages. */
export const KEYS: Partial<Record<TableName, readonly string[]>> = {
  revisions: ['hash'],
  guilds: ['guild_id'],
  people: ['user_id'],
  sessions: ['id'],
  dailies: ['id'],
  posts: ['id'],
  answers: ['post_id', 'user_id'],
  totals: ['guild_id', 'period', 'user_id'],
  streaks: ['guild_id', 'user_id'],
  tasks: ['kind', 'ref'],
}

export const MOVED = Object.keys(KEYS) as TableName[]

/** What running processes agree on for some minutes means nothing elsewhere. */
export const LEFT_OUT: readonly TableName[] = ['slots', 'interactions']
