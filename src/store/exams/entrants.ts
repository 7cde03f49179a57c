import type { Kysely } from 'kysely'
import type { Entrant } from '../../play/exam/event.ts'
import type { DeletionStep } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'
import { closeEarly } from './close-event.ts'
import { entrantFromRow } from './event-rows.ts'
import { lockEntrant, lockEvent, refreshEvent } from './lock-event.ts'

/** Joins someone. Null where the end that is everyone's has passed. */
export const joinEvent = async (
  trx: Kysely<Schema>,
  id: string,
  userId: string,
  at: number,
): Promise<Entrant | null> => {
  const event = await lockEvent(trx, id, 'share')
  if (!event) return null
  const inserted =
    at < event.endsAt &&
    (await trx
      .insertInto('exam_entrants')
      .values({ event_id: id, user_id: userId, joined_at: at, shares: 0, extra_minutes: 0 })
      .onConflict(conflict => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst())
  if (inserted) await refreshEvent(trx, id, at)
  const row = await lockEntrant(trx, id, userId)
  return row ? entrantFromRow(row) : null
}

export const leaveEvent = async (
  trx: Kysely<Schema>,
  id: string,
  userId: string,
  at: number,
): Promise<'left' | 'begun' | 'not-joined'> => {
  if (!(await lockEntrant(trx, id, userId))) return 'not-joined'
  const begun = await trx
    .selectFrom('exams')
    .select('id')
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (begun) return 'begun'
  await trx.deleteFrom('exam_entrants').where('event_id', '=', id).where('user_id', '=', userId).execute()
  await refreshEvent(trx, id, at)
  await closeEarly(trx, id, at)
  return 'left'
}

export const setShares = async (
  db: Kysely<Schema>,
  id: string,
  userId: string,
  shares: boolean,
): Promise<boolean> => {
  const updated = await db
    .updateTable('exam_entrants')
    .set({ shares: shares ? 1 : 0 })
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .where('event_id', 'in', from =>
      from.selectFrom('exam_events').select('id').where('id', '=', id).where('ended_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst()
  return updated !== undefined
}

/** Before the exams: one that begins after this finds no entrant, and one that began before is deleted with the others. */
export const deleteEntrants: DeletionStep = async (trx, userId, maxRows) => {
  const left = await trx
    .deleteFrom('exam_entrants')
    .where('user_id', '=', userId)
    .where('event_id', 'in', from =>
      from.selectFrom('exam_entrants').select('event_id').where('user_id', '=', userId).limit(maxRows),
    )
    .returning(['event_id', 'joined_at'])
    .execute()
  for (const { event_id, joined_at } of left)
    if (await lockEvent(trx, event_id, 'share')) await refreshEvent(trx, event_id, joined_at)
  return left.length > 0
}
