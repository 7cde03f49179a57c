import { type Kysely, sql } from 'kysely'
import type { ForgetRequest } from '../play/ports/store.ts'
import { taskKindsWhere, WHOLE_BOT } from '../play/tasks/task-kinds.ts'
import type { Schema } from './schema.ts'
import { addTask } from './tasks.ts'

const POST_TASKS = taskKindsWhere(({ ref }) => ref === 'post')
const SESSION_TASKS = taskKindsWhere(({ ref }) => ref === 'session')

/**
 * Deletes a person. What others' results need stays under an id that leads to nobody, and counts for no board
 * and no streak, so that a rebuild makes none again.
 */
export const forgetPerson = async (trx: Kysely<Schema>, request: ForgetRequest): Promise<void> => {
  const { userId } = request
  await trx.deleteFrom('totals').where('user_id', '=', userId).execute()
  await trx.deleteFrom('streaks').where('user_id', '=', userId).execute()
  await trx.deleteFrom('people').where('user_id', '=', userId).execute()
  await forgetAnswers(trx, request)
  await endPrivate(trx, request)
  await forgetPosts(trx, request)
  await forgetSessions(trx, request)
  await trx.updateTable('dailies').set({ set_by: request.replacement }).where('set_by', '=', userId).execute()
  await addTask(trx, 'vacuum', WHOLE_BOT, request.vacuumAt, 'later')
}

/** Posts that only this person sees: in a direct message, or a private one in a channel. */
const privatePosts = (db: Kysely<Schema>, userId: string) =>
  db.selectFrom('posts').select('id').where('asked_by', '=', userId).where('audience', '<>', 'channel')

/** Outside of guilds the channel's id is in both columns, and that of a direct message leads to the person. */
const isOutside = sql<boolean>`guild_id = channel_id`

const forgetAnswers = async (trx: Kysely<Schema>, { userId, replacement }: ForgetRequest): Promise<void> => {
  await trx
    .updateTable('answers')
    // In one statement, because of the unique key answers_first: two guilds become one, in which each question
    // may count only once.
    .set({ guild_id: replacement, counted: 0 })
    .where('user_id', '=', userId)
    .where('post_id', 'in', privatePosts(trx, userId).where(isOutside))
    .execute()
  await trx
    .updateTable('answers')
    .set({ user_id: replacement, counted: 0, daily_day: null })
    .where('user_id', '=', userId)
    .execute()
}

/** Drops the tasks of what only this person sees: nothing more is shown there. */
const endPrivate = async (trx: Kysely<Schema>, { userId }: ForgetRequest): Promise<void> => {
  const privateSessions = trx
    .selectFrom('sessions')
    .select('id')
    .where('started_by', '=', userId)
    .where('audience', '<>', 'channel')
  await trx
    .deleteFrom('tasks')
    .where('kind', 'in', POST_TASKS)
    .where('ref', 'in', privatePosts(trx, userId))
    .execute()
  await trx
    .deleteFrom('tasks')
    .where('kind', 'in', SESSION_TASKS)
    .where('ref', 'in', privateSessions)
    .execute()
}

/** Questions in channels go on without their asker. */
const forgetPosts = async (
  trx: Kysely<Schema>,
  { userId, replacement, at }: ForgetRequest,
): Promise<void> => {
  const theirs = trx.updateTable('posts').where('asked_by', '=', userId)
  await theirs
    .set(eb => ({ message_id: null, closed_at: eb.fn.coalesce('closed_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await theirs
    .set({ guild_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await theirs.set({ asked_by: replacement, token: null, token_at: null }).execute()
}

const forgetSessions = async (
  trx: Kysely<Schema>,
  { userId, replacement, at }: ForgetRequest,
): Promise<void> => {
  const theirs = trx.updateTable('sessions').where('started_by', '=', userId)
  await theirs
    .set(eb => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await theirs
    .set({ guild_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await theirs.set({ started_by: replacement, token: null, token_at: null }).execute()
}
