import { type Kysely, sql } from 'kysely'
import type { SessionStore } from '../../play/ports/sessions.ts'
import type { InteractionToken, Placing, Session } from '../../play/record.ts'
import { inTransaction } from '../database/transaction.ts'
import { sessionFromRow } from '../rows.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

export const sessionStore = (db: Kysely<Schema>): SessionStore => ({
  findSession: id => findSession(db, id),
  endSession: (sessionId, at, standingsAt) =>
    inTransaction(db, async trx => {
      if (!(await lockRunningSession(trx, sessionId)) || (await hasOpenPost(trx, sessionId))) return false
      await updateSessionEnd(trx, sessionId, at)
      await addTask(trx, 'standings', sessionId, standingsAt)
      return true
    }),
  takeFollowUp: (sessionId, keep) => takeFollowUp(db, sessionId, keep),
  refreshToken: async (sessionId, token) => {
    await updateToken(db, sessionId, token)
  },
  placingsOf: sessionId => selectPlacings(db, sessionId),
  countPosts: sessionId => countPosts(db, sessionId),
  countAnswersInRound: (sessionId, round) => countAnswersInRound(db, sessionId, round),
})

const findSession = async (db: Kysely<Schema>, id: string): Promise<Session | null> => {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? sessionFromRow(row) : null
}

/** False if a unique key conflicts: the channel already has an open session. */
export const insertSession = async (db: Kysely<Schema>, session: Session): Promise<boolean> => {
  const inserted = await db
    .insertInto('sessions')
    .values({
      id: session.id,
      guild_id: session.guildId,
      channel_id: session.channelId,
      audience: session.audience,
      started_by: session.startedBy,
      rounds: session.rounds,
      locale: session.locale,
      started_at: session.startedAt,
      ended_at: session.endedAt,
      token: session.token?.value ?? null,
      token_at: session.token?.issuedAt ?? null,
      token_left: session.token?.followUpsLeft ?? null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/**
 * Locks a session's row until the commit, so that its end and its next question come one after the other. False if it
 * has ended. What follows must be another statement: only that one's snapshot has what was committed before the lock.
 */
export const lockRunningSession = async (trx: Kysely<Schema>, id: string): Promise<boolean> => {
  const locked = await trx
    .updateTable('sessions')
    .set(eb => ({ ended_at: eb.ref('ended_at') }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return locked !== undefined
}

const hasOpenPost = async (trx: Kysely<Schema>, sessionId: string): Promise<boolean> => {
  const open = await trx
    .selectFrom('posts')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** False if the session has ended already. */
export const updateSessionEnd = async (db: Kysely<Schema>, id: string, at: number): Promise<boolean> => {
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Minimum age of the stored token before a newer one replaces it, ms. A token is needed only minutes later. */
export const TOKEN_REFRESH_MS = 60_000

/**
 * Stores a session's newest token, unless the stored one is less than TOKEN_REFRESH_MS older and allows as many
 * follow-up messages.
 */
export const updateToken = (db: Kysely<Schema>, sessionId: string, token: InteractionToken) =>
  db
    .updateTable('sessions')
    .set({ token: token.value, token_at: token.issuedAt, token_left: token.followUpsLeft ?? null })
    .where('id', '=', sessionId)
    .where(eb =>
      eb.or([
        eb('token_at', 'is', null),
        eb('token_at', '<', token.issuedAt - TOKEN_REFRESH_MS),
        eb('token_left', '<', token.followUpsLeft ?? 0),
      ]),
    )
    .execute()

/** One conditional update, so that two processes don't take the same message. */
const takeFollowUp = async (db: Kysely<Schema>, id: string, keep: number): Promise<Session | null> => {
  const row = await db
    .updateTable('sessions')
    .set(eb => ({ token_left: eb('token_left', '-', 1) }))
    .where('id', '=', id)
    .where(eb => eb.or([eb('token_left', 'is', null), eb('token_left', '>', keep)]))
    .returningAll()
    .executeTakeFirst()
  return row ? sessionFromRow(row) : null
}

/** Most points first, then fewest answers, then the earliest last answer. */
const selectPlacings = async (db: Kysely<Schema>, sessionId: string): Promise<Placing[]> => {
  const rows = await db
    .selectFrom('answers')
    .innerJoin('posts', 'posts.id', 'answers.post_id')
    .where('posts.session_id', '=', sessionId)
    .groupBy('answers.user_id')
    .select(eb => [
      'answers.user_id as userId',
      eb.fn.sum<number>('answers.score').as('score'),
      eb.fn.sum<number>('answers.is_right').as('right'),
      eb.fn.countAll<number>().as('answered'),
    ])
    .orderBy(sql`sum(answers.score)`, 'desc')
    // Those who share a place stand together.
    .orderBy(sql`sum(answers.is_right)`, 'desc')
    .orderBy(sql`count(*)`)
    .orderBy(sql`max(answers.answered_at)`)
    .orderBy('answers.user_id')
    .execute()
  return rows.map(row => ({
    userId: row.userId,
    score: Number(row.score),
    right: Number(row.right),
    answered: Number(row.answered),
  }))
}

/** Counts the session's posts that were sent. */
const countPosts = async (db: Kysely<Schema>, sessionId: string): Promise<number> => {
  const row = await db
    .selectFrom('posts')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('session_id', '=', sessionId)
    .where('message_id', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const countAnswersInRound = async (db: Kysely<Schema>, sessionId: string, round: number): Promise<number> => {
  const row = await db
    .selectFrom('answers')
    .innerJoin('posts', 'posts.id', 'answers.post_id')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('posts.session_id', '=', sessionId)
    .where('posts.round', '=', round)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
