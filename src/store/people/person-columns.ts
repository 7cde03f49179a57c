import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

/**
 * Every column that holds a person's Discord id. A test compares this list with the tables, so a new column must be
 * listed here, and with what the export, the deletion and the purge of a guild cover.
 */
export const PERSON_COLUMNS = [
  ['answers', 'user_id'],
  ['totals', 'user_id'],
  ['streaks', 'user_id'],
  ['people', 'user_id'],
  ['exposures', 'user_id'],
  ['cards', 'user_id'],
  ['abilities', 'user_id'],
  ['study_settings', 'user_id'],
  ['exam_outcomes', 'user_id'],
  ['rescores', 'user_id'],
  ['corrections', 'set_by'],
  ['suspensions', 'set_by'],
  ['board_resets', 'set_by'],
  ['role_grants', 'user_id'],
  ['exams', 'user_id'],
  ['exam_entrants', 'user_id'],
  ['exam_events', 'set_by'],
  ['reports', 'user_id'],
  ['notices', 'user_id'],
  ['suggestions', 'author_id'],
  ['suggestions', 'decided_by'],
  ['suggestions', 'claimed_by'],
  ['posts', 'asked_by'],
  ['sessions', 'started_by'],
  ['dailies', 'set_by'],
] as const satisfies readonly (readonly [keyof Schema, string])[]

/** Everyone about whom anything is stored, replacement ids of deleted people included. */
export const selectPeople = async (db: Kysely<Schema>): Promise<ReadonlySet<string>> => {
  const people = new Set<string>()
  for (const [table, column] of PERSON_COLUMNS) {
    const { rows } = await sql<{ id: string }>`
      select distinct ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(
      db,
    )
    for (const { id } of rows) people.add(id)
  }
  return people
}
