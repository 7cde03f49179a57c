import { type Kysely, sql } from 'kysely'

/** Reminders to review, and what becomes of an exam date that has passed. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table study_settings add column reminded_on integer`.execute(db)
  await sql`alter table study_settings add column locale text`.execute(db)
  await sql`alter table study_settings add column exam_was_on integer`.execute(db)
}
