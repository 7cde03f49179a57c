import { type Kysely, sql } from 'kysely'

/** Which questions of an exam are on trial, and so not scored. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`alter table exam_items add column is_trial integer not null default 0`.execute(db)
}
