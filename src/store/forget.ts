import { type Kysely, sql } from 'kysely'
import type { Forgetting } from '../play/ports.ts'
import { WHOLE } from '../play/record.ts'
import type { Schema } from './schema.ts'
import { addTask } from './tasks.ts'

/**
 * Deletes a person. What others' results need stays under an id that leads to nobody, and counts for no board
 * and no streak, so that a rebuild makes none again.
 */
export const forgetPerson = async (trx: Kysely<Schema>, forgetting: Forgetting): Promise<void> => {
  const { userId } = forgetting
  await trx.deleteFrom('totals').where('user_id', '=', userId).execute()
  await trx.deleteFrom('streaks').where('user_id', '=', userId).execute()
  await trx.deleteFrom('people').where('user_id', '=', userId).execute()
  await forgetAnswers(trx, forgetting)
  await endAlone(trx, forgetting)
  await forgetPosts(trx, forgetting)
  await forgetSessions(trx, forgetting)
  await trx
    .updateTable('dailies')
    .set({ set_by: forgetting.replacement })
    .where('set_by', '=', userId)
    .execute()
  await addTask(trx, 'sweep', WHOLE, forgetting.sweepAt, 'later')
}

/** Posts that only this person sees: in a direct message, or a private one in a channel. */
const alonePosts = (db: Kysely<Schema>, userId: string) =>
  db.selectFrom('posts').select('id').where('asked_by', '=', userId).where('audience', '<>', 'channel')

/** A channel outside of servers stands for its server too, and a direct message's leads to the person. */
const isOutside = sql<boolean>`server_id = channel_id`

const forgetAnswers = async (trx: Kysely<Schema>, { userId, replacement }: Forgetting): Promise<void> => {
  await trx
    .updateTable('answers')
    // No longer counted in the same breath: two places become one, where a question may be counted once.
    .set({ server_id: replacement, counted: 0 })
    .where('user_id', '=', userId)
    .where('post_id', 'in', alonePosts(trx, userId).where(isOutside))
    .execute()
  await trx
    .updateTable('answers')
    .set({ user_id: replacement, counted: 0, daily_day: null })
    .where('user_id', '=', userId)
    .execute()
}

/** What was open for this person alone closes, and nothing more is said there. */
const endAlone = async (trx: Kysely<Schema>, { userId }: Forgetting): Promise<void> => {
  const aloneSessions = trx
    .selectFrom('sessions')
    .select('id')
    .where('started_by', '=', userId)
    .where('audience', '<>', 'channel')
  await trx
    .deleteFrom('tasks')
    .where('kind', 'in', ['send', 'close', 'count', 'reveal'])
    .where('ref', 'in', alonePosts(trx, userId))
    .execute()
  await trx.deleteFrom('tasks').where('kind', '=', 'standings').where('ref', 'in', aloneSessions).execute()
}

/** Questions in channels go on without their asker. */
const forgetPosts = async (trx: Kysely<Schema>, { userId, replacement, at }: Forgetting): Promise<void> => {
  const theirs = trx.updateTable('posts').where('asked_by', '=', userId)
  await theirs
    .set(eb => ({ message_id: null, closed_at: eb.fn.coalesce('closed_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await theirs
    .set({ server_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await theirs.set({ asked_by: replacement, token: null, token_at: null }).execute()
}

const forgetSessions = async (
  trx: Kysely<Schema>,
  { userId, replacement, at }: Forgetting,
): Promise<void> => {
  const theirs = trx.updateTable('sessions').where('started_by', '=', userId)
  await theirs
    .set(eb => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(at)) }))
    .where('audience', '<>', 'channel')
    .execute()
  await theirs
    .set({ server_id: replacement, channel_id: replacement })
    .where('audience', '<>', 'channel')
    .where(isOutside)
    .execute()
  await theirs.set({ started_by: replacement, token: null, token_at: null }).execute()
}
