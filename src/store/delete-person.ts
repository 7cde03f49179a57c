import { type Kysely, sql } from 'kysely'
import type { ForgetRequest } from '../play/ports/store.ts'
import { taskKindsWhere, WHOLE_BOT } from '../play/tasks/task-kinds.ts'
import type { Schema } from './schema.ts'
import { addTask } from './tasks.ts'

const POST_TASKS = taskKindsWhere(({ ref }) => ref === 'post')
const SESSION_TASKS = taskKindsWhere(({ ref }) => ref === 'session')

/**
 * Deletes a person. Rows that other people's results need are anonymized: they get a replacement id and count for no
 * board or streak, so a rebuild does not bring the person back.
 */
export const deletePerson = async (trx: Kysely<Schema>, request: ForgetRequest): Promise<void> => {
  const { userId } = request
  await trx.deleteFrom('totals').where('user_id', '=', userId).execute()
  await trx.deleteFrom('streaks').where('user_id', '=', userId).execute()
  await trx.deleteFrom('people').where('user_id', '=', userId).execute()
  await anonymizeAnswers(trx, request)
  await deletePrivateTasks(trx, request)
  await anonymizePosts(trx, request)
  await anonymizeSessions(trx, request)
  await trx.updateTable('dailies').set({ set_by: request.replacement }).where('set_by', '=', userId).execute()
  await addTask(trx, 'vacuum', WHOLE_BOT, request.vacuumAt, 'later')
}

/** Posts that only this person can see: in a direct message, or ephemeral ones in a channel. */
const selectPrivatePosts = (db: Kysely<Schema>, userId: string) =>
  db.selectFrom('posts').select('id').where('asked_by', '=', userId).where('audience', '<>', 'channel')

/** Outside of guilds both columns hold the channel's id. In a direct message that id identifies the person. */
const isOutside = sql<boolean>`guild_id = channel_id`

const anonymizeAnswers = async (
  trx: Kysely<Schema>,
  { userId, replacement }: ForgetRequest,
): Promise<void> => {
  await trx
    .updateTable('answers')
    // One statement for both columns: this merges all direct messages into one guild id, where the unique key
    // answers_first would conflict if a question counted twice.
    .set({ guild_id: replacement, counted: 0 })
    .where('user_id', '=', userId)
    .where('post_id', 'in', selectPrivatePosts(trx, userId).where(isOutside))
    .execute()
  await trx
    .updateTable('answers')
    .set({ user_id: replacement, counted: 0, daily_day: null })
    .where('user_id', '=', userId)
    .execute()
}

/** Deletes the tasks of private posts and sessions, so nothing more is sent there. */
const deletePrivateTasks = async (trx: Kysely<Schema>, { userId }: ForgetRequest): Promise<void> => {
  const privateSessions = trx
    .selectFrom('sessions')
    .select('id')
    .where('started_by', '=', userId)
    .where('audience', '<>', 'channel')
  await trx
    .deleteFrom('tasks')
    .where('kind', 'in', POST_TASKS)
    .where('ref', 'in', selectPrivatePosts(trx, userId))
    .execute()
  await trx
    .deleteFrom('tasks')
    .where('kind', 'in', SESSION_TASKS)
    .where('ref', 'in', privateSessions)
    .execute()
}

/** Closes private posts. Posts in channels stay open under the replacement id. */
const anonymizePosts = async (
  trx: Kysely<Schema>,
  { userId, replacement, at }: ForgetRequest,
): Promise<void> => {
  const posts = trx.updateTable('posts').where('asked_by', '=', userId)
  await posts
    .set(eb => ({ message_id: null, closed_at: eb.fn.coalesce('closed_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await posts
    .set({ guild_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await posts.set({ asked_by: replacement, token: null, token_at: null }).execute()
}

/** Ends private sessions. Sessions in channels go on under the replacement id. */
const anonymizeSessions = async (
  trx: Kysely<Schema>,
  { userId, replacement, at }: ForgetRequest,
): Promise<void> => {
  const sessions = trx.updateTable('sessions').where('started_by', '=', userId)
  await sessions
    .set(eb => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await sessions
    .set({ guild_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await sessions.set({ started_by: replacement, token: null, token_at: null }).execute()
}
