import { type Kysely, sql } from 'kysely'

/** An undone decision finds the reports that it closed. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index reports_of_question on reports (question_id, outcome, closed_at)`.execute(db)
}
