import { type Kysely, sql } from 'kysely'

/** How real exams went, as people say, beside what the bot had said: to check its forecasts. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create table exam_outcomes (
    user_id text not null, bank text not null, on_day integer not null, passed integer not null, forecast integer,
    at bigint not null, constraint exam_outcomes_key primary key (user_id, bank, on_day))`.execute(db)
}
