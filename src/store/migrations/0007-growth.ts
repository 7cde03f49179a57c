import { type Kysely, sql } from 'kysely'

/**
 * What boards and `/quiz` read without scanning a guild's whole history: `question_stats`, and an index for the order of
 * each board. The version before keeps the indexes up to date without knowing them. Posts that it writes beside this
 * one are missing in `question_stats` until `npm run rebuild`.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createQuestionStats(db)
  // An expression index. Queries use it as long as they repeat its text: see accuracy-board.ts.
  await sql`create index totals_accuracy on totals (guild_id, period,
    (cast(right_count as double precision) * right_count / answered
      / (right_count + 1.9207999999999998 + 1.96 * sqrt(
        cast(right_count as double precision) * (answered - right_count) / answered + 0.9603999999999999))) desc,
    answered desc, last_at, user_id) where answered >= 20`.execute(db)
  // Only days and weeks, since months and `all` have shorter names and don't expire.
  await sql`create index totals_expiring on totals (length(period), period) where length(period) > 7`.execute(
    db,
  )
  await sql`drop index streaks_rank`.execute(db)
  await sql`create index streaks_running on streaks (guild_id, last_day, freezes, length desc, user_id)`.execute(
    db,
  )
}

const createQuestionStats = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('question_stats')
    .addColumn('guild_id', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('asked', 'integer', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('right_count', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('question_stats_key', ['guild_id', 'question_id'])
    .execute()
  await sql`insert into question_stats (guild_id, question_id, asked, answered, right_count)
    select guild_id, question_id, count(*), sum(answered), sum(right_count)
    from posts where audience = 'channel' group by guild_id, question_id`.execute(db)
}
