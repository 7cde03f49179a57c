import { type Kysely, SqliteAdapter, sql } from 'kysely'

/**
 * Who met which question when, in place of "first answer in this guild". What scored against that rule becomes practice;
 * migrate.ts rebuilds the totals afterwards. Answers under a replacement id of an earlier deletion are deleted by tasks.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await createTables(db)
  await fillExposures(db)
  await uncount(db)
  await sql`create index posts_open_daily on posts (guild_id, question_id)
    where daily_id is not null and closed_at is null`.execute(db)
  await forgetAgain(db)
}

const createTables = async (db: Kysely<unknown>) => {
  await db.schema
    .createTable('exposures')
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('last_at', 'bigint', column => column.notNull())
    .addColumn('previous_at', 'bigint')
    .addPrimaryKeyConstraint('exposures_key', ['user_id', 'question_id'])
    // One b-tree instead of two: every answer writes here.
    .modifyEnd(db.getExecutor().adapter instanceof SqliteAdapter ? sql`without rowid` : sql``)
    .execute()
  await db.schema
    .createTable('spent_answers')
    .addColumn('post_id', 'text', column => column.notNull())
    .addColumn('digest', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('spent_answers_key', ['post_id', 'digest'])
    .execute()
  await db.schema
    .createTable('deletions')
    .addColumn('salt', 'text', column => column.primaryKey())
    .addColumn('digest', 'text', column => column.notNull())
    .addColumn('deleted_at', 'bigint', column => column.notNull())
    .execute()
}

/** Met: what someone answered, what was shown to them alone, and what they asked and saw closed. */
const fillExposures = (db: Kysely<unknown>) =>
  sql`insert into exposures (user_id, question_id, last_at)
    select user_id, question_id, max(at) from (
      select user_id, question_id, answered_at as at from answers
      union all
      select asked_by, question_id, opened_at from posts where audience <> 'channel'
      union all
      select asked_by, question_id, closed_at from posts
      where audience = 'channel' and daily_id is null and closed_at is not null
    ) as meetings where user_id not like 'nobody-%' group by user_id, question_id`.execute(db)

/** What was scored in private, and what the same person had answered before in that season. */
const uncount = (db: Kysely<unknown>) =>
  sql`update answers set counted = 0 where counted = 1 and (
    post_id in (select id from posts where audience <> 'channel')
    or exists (select 1 from answers as earlier
      where earlier.user_id = answers.user_id and earlier.question_id = answers.question_id
        and earlier.season = answers.season and earlier.answered_at < answers.answered_at))`.execute(db)

/** One replacement id stood in all rows of a deleted person. It is deleted as if it were a person. */
const forgetAgain = (db: Kysely<unknown>) =>
  sql`insert into tasks (kind, ref, queue, due_at, attempts, version)
    select 'forget', id, 'later', 0, 0, 0 from (
      select user_id as id from answers where user_id like 'nobody-%'
      union select asked_by from posts where asked_by like 'nobody-%'
      union select started_by from sessions where started_by like 'nobody-%'
      union select set_by from dailies where set_by like 'nobody-%'
    ) as replacements`.execute(db)
