import type { Kysely } from 'kysely'
import { taskKindsWhere } from '../../play/tasks/task-kinds.ts'
import { purgeRescores } from '../corrections/delete-rescores.ts'
import { purgeReports } from '../curation/delete-reports.ts'
import { purgeExamEvents, purgeExams } from '../exams/delete-exams.ts'
import { purgeGrants } from '../roles/grants.ts'
import type { Schema } from '../schema.ts'
import {
  STUDIED_COLUMNS,
  subtractFromPeople,
  subtractFromQuestionRatings,
} from '../study/remove-from-study.ts'
import { purgeSuggestions } from '../suggestions/delete-suggestions.ts'

/** A post brings its answers, tasks and session, so a batch takes fewer of them than of other rows. */
const ROWS_PER_POST = 5

const POST_TASKS = taskKindsWhere(({ ref }) => ref === 'post')
const SESSION_TASKS = taskKindsWhere(({ ref }) => ref === 'session')
/** But the one that runs this, and the one that deletes the folder of the guild's bank. */
const GUILD_TASKS = taskKindsWhere(({ ref }) => ref === 'guild').filter(
  kind => kind !== 'purge' && kind !== 'write-bank',
)

/**
 * Deletes one batch of a guild's data, about `maxRows` rows, if the bot left the guild before `before`. True if more
 * remains. The guild's own row is deleted last, so an interrupted purge resumes where it stopped.
 */
export const purgeBatch = async (
  trx: Kysely<Schema>,
  guildId: string,
  before: number,
  maxRows: number,
): Promise<boolean> => {
  if (!(await lockGuild(trx, guildId, before))) return false
  for (const table of ['dailies', 'board_resets', 'weekly_summaries', 'role_rules'] as const)
    await trx.deleteFrom(table).where('guild_id', '=', guildId).execute()
  if (await purgePosts(trx, guildId, maxRows)) return true
  if (await purgeExams(trx, guildId, maxRows)) return true
  if (await purgeExamEvents(trx, guildId, maxRows)) return true
  if (await purgeReports(trx, guildId, maxRows)) return true
  if (await purgeSuggestions(trx, guildId, maxRows)) return true
  if (await purgeRescores(trx, guildId, maxRows)) return true
  for (const purge of [purgeStreaks, purgeTotals, purgeStats, purgeGrants])
    if ((await purge(trx, guildId, maxRows)) >= maxRows) return true
  for (const table of ['guild_settings', 'guild_findings'] as const)
    await trx.deleteFrom(table).where('guild_id', '=', guildId).execute()
  await trx.deleteFrom('tasks').where('kind', 'in', GUILD_TASKS).where('ref', '=', guildId).execute()
  await trx.deleteFrom('guilds').where('guild_id', '=', guildId).execute()
  return false
}

/**
 * Row lock: an update without a change keeps a guild sync from marking the guild as joined before this commits.
 * False if the bot is back.
 */
const lockGuild = async (trx: Kysely<Schema>, guildId: string, before: number): Promise<boolean> => {
  const locked = await trx
    .updateTable('guilds')
    .set(eb => ({ gone_at: eb.ref('gone_at') }))
    .where('guild_id', '=', guildId)
    .where('gone_at', '<=', before)
    .returning('guild_id')
    .executeTakeFirst()
  return locked !== undefined
}

/** Deletes posts with their answers, sessions and tasks. False if there were none left. */
const purgePosts = async (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<boolean> => {
  const posts = await trx
    .selectFrom('posts')
    .select(['id', 'session_id'])
    .where('guild_id', '=', guildId)
    .limit(Math.ceil(maxRows / ROWS_PER_POST))
    .execute()
  if (posts.length === 0) return false
  const ids = posts.map(({ id }) => id)
  if ((await purgeAnswers(trx, ids, maxRows)) >= maxRows) return true
  await trx.deleteFrom('spent_answers').where('post_id', 'in', ids).execute()
  const sessions = [...new Set(posts.flatMap(({ session_id }) => session_id ?? []))]
  await trx.deleteFrom('tasks').where('kind', 'in', POST_TASKS).where('ref', 'in', ids).execute()
  if (sessions.length > 0) await purgeSessions(trx, sessions)
  await trx.deleteFrom('posts').where('id', 'in', ids).execute()
  return true
}

const purgeSessions = async (trx: Kysely<Schema>, ids: readonly string[]): Promise<void> => {
  await trx.deleteFrom('tasks').where('kind', 'in', SESSION_TASKS).where('ref', 'in', ids).execute()
  await trx.deleteFrom('sessions').where('id', 'in', ids).execute()
}

// Each deletes up to so many rows and resolves with how many it found.

const purgeAnswers = async (
  trx: Kysely<Schema>,
  postIds: readonly string[],
  maxRows: number,
): Promise<number> => {
  const answers = await trx
    .selectFrom('answers')
    .select(STUDIED_COLUMNS)
    .where('post_id', 'in', postIds)
    .limit(maxRows)
    .execute()
  if (answers.length === 0) return 0
  await subtractFromQuestionRatings(trx, answers)
  await trx
    .deleteFrom('answers')
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('post_id', 'user_id'),
        'in',
        answers.map(({ post_id, user_id }) => tuple(post_id, user_id)),
      ),
    )
    .execute()
  await subtractFromPeople(trx, answers)
  return answers.length
}

const purgeStreaks = (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<number> =>
  countDeleted(
    trx
      .deleteFrom('streaks')
      .where('guild_id', '=', guildId)
      .where(({ eb, selectFrom }) =>
        eb(
          'user_id',
          'in',
          selectFrom('streaks').select('user_id').where('guild_id', '=', guildId).limit(maxRows),
        ),
      ),
  )

const purgeTotals = (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<number> =>
  countDeleted(
    trx
      .deleteFrom('totals')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('guild_id', 'period', 'user_id'),
          'in',
          selectFrom('totals')
            .select(['guild_id', 'period', 'user_id'])
            .where('guild_id', '=', guildId)
            .limit(maxRows)
            .$asTuple('guild_id', 'period', 'user_id'),
        ),
      ),
  )

const purgeStats = (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<number> =>
  countDeleted(
    trx
      .deleteFrom('question_stats')
      .where('guild_id', '=', guildId)
      .where(({ eb, selectFrom }) =>
        eb(
          'question_id',
          'in',
          selectFrom('question_stats').select('question_id').where('guild_id', '=', guildId).limit(maxRows),
        ),
      ),
  )

const countDeleted = async (deletion: {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }>
}): Promise<number> => Number((await deletion.executeTakeFirst()).numDeletedRows)
