import type { Kysely } from 'kysely'
import type { TaskKind } from '../play/record.ts'
import type { Schema } from './schema.ts'

/** What one transaction deletes at most: some ten milliseconds, which a click can wait. */
const POSTS_AT_ONCE = 200
const ROWS_AT_ONCE = 1000

const POST_TASKS: readonly TaskKind[] = ['send', 'daily', 'thread', 'close', 'count', 'reveal']

/**
 * Deletes a little of what a server left that the bot has not been in since `before`. True where more remains.
 * Its own row goes last, so that a purge that was cut short goes on where it was.
 */
export const purgeSome = async (trx: Kysely<Schema>, serverId: string, before: number): Promise<boolean> => {
  if (!(await isStillGone(trx, serverId, before))) return false
  await trx.deleteFrom('dailies').where('server_id', '=', serverId).execute()
  if (await purgePosts(trx, serverId)) return true
  if (await purgeStreaks(trx, serverId)) return true
  if (await purgeTotals(trx, serverId)) return true
  await trx.deleteFrom('servers').where('server_id', '=', serverId).execute()
  return false
}

/** Changes nothing but holds the row, so that no census can find the server again before this is done. */
const isStillGone = async (trx: Kysely<Schema>, serverId: string, before: number): Promise<boolean> => {
  const gone = await trx
    .updateTable('servers')
    .set(eb => ({ gone_at: eb.ref('gone_at') }))
    .where('server_id', '=', serverId)
    .where('gone_at', '<=', before)
    .returning('server_id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Some posts with their answers, sessions and work. False where there were none. */
const purgePosts = async (trx: Kysely<Schema>, serverId: string): Promise<boolean> => {
  const posts = await trx
    .selectFrom('posts')
    .select(['id', 'session_id'])
    .where('server_id', '=', serverId)
    .limit(POSTS_AT_ONCE)
    .execute()
  if (posts.length === 0) return false
  const ids = posts.map(({ id }) => id)
  if (await purgeAnswers(trx, ids)) return true
  const sessions = [...new Set(posts.flatMap(({ session_id }) => session_id ?? []))]
  await trx.deleteFrom('tasks').where('kind', 'in', POST_TASKS).where('ref', 'in', ids).execute()
  if (sessions.length > 0) await purgeSessions(trx, sessions)
  await trx.deleteFrom('posts').where('id', 'in', ids).execute()
  return true
}

const purgeSessions = async (trx: Kysely<Schema>, ids: readonly string[]): Promise<void> => {
  await trx.deleteFrom('tasks').where('kind', '=', 'standings').where('ref', 'in', ids).execute()
  await trx.deleteFrom('sessions').where('id', 'in', ids).execute()
}

/** True where that was not all. */
const purgeAnswers = (trx: Kysely<Schema>, postIds: readonly string[]): Promise<boolean> =>
  wasFull(
    trx
      .deleteFrom('answers')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('post_id', 'user_id'),
          'in',
          selectFrom('answers')
            .select(['post_id', 'user_id'])
            .where('post_id', 'in', postIds)
            .limit(ROWS_AT_ONCE)
            .$asTuple('post_id', 'user_id'),
        ),
      ),
  )

const purgeStreaks = (trx: Kysely<Schema>, serverId: string): Promise<boolean> =>
  wasFull(
    trx
      .deleteFrom('streaks')
      .where('server_id', '=', serverId)
      .where(({ eb, selectFrom }) =>
        eb(
          'user_id',
          'in',
          selectFrom('streaks').select('user_id').where('server_id', '=', serverId).limit(ROWS_AT_ONCE),
        ),
      ),
  )

const purgeTotals = (trx: Kysely<Schema>, serverId: string): Promise<boolean> =>
  wasFull(
    trx
      .deleteFrom('totals')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('server_id', 'period', 'user_id'),
          'in',
          selectFrom('totals')
            .select(['server_id', 'period', 'user_id'])
            .where('server_id', '=', serverId)
            .limit(ROWS_AT_ONCE)
            .$asTuple('server_id', 'period', 'user_id'),
        ),
      ),
  )

const wasFull = async (deletion: {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }>
}): Promise<boolean> => (await deletion.executeTakeFirst()).numDeletedRows >= ROWS_AT_ONCE
