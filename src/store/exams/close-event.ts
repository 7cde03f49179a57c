import { type Kysely, sql } from 'kysely'
import type { ExamEventStore } from '../../play/ports/exam-events.ts'
import { GRACE_MS } from '../../quiz/exam/time.ts'
import type { Schema } from '../schema.ts'
import { addTask, deleteTasks, planTask } from '../tasks.ts'
import { lockEvent } from './lock-event.ts'

/**
 * Ends a group exam for everyone, if no one has time left: someone who has not begun may have time of their own, too.
 * `closed` also where that was done before.
 */
export const closeEvent = async (
  trx: Kysely<Schema>,
  id: string,
  at: number,
): ReturnType<ExamEventStore['close']> => {
  const event = await lockEvent(trx, id, 'update')
  if (!event) return { kind: (await isKnown(trx, id)) ? 'closed' : 'unknown' }
  const last = (await selectLastEnd(trx, id)) ?? event.endsAt
  if (at < last + GRACE_MS) {
    // Its announcement says from now on that the time of most is up.
    if (at >= event.endsAt + GRACE_MS) await addTask(trx, 'exam-event', id, at)
    return { kind: 'later', at: last + GRACE_MS }
  }
  await trx.updateTable('exam_events').set({ ended_at: at }).where('id', '=', id).execute()
  await addTask(trx, 'exam-event', id, at)
  return { kind: 'closed' }
}

const isKnown = async (trx: Kysely<Schema>, id: string): Promise<boolean> =>
  (await trx.selectFrom('exam_events').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** Exams under way end now; the task submits and grades them. */
export const cancelEvent = async (trx: Kysely<Schema>, id: string, at: number): Promise<boolean> => {
  if (!(await lockEvent(trx, id, 'update'))) return false
  await trx.updateTable('exam_events').set({ ended_at: at, cancelled_at: at }).where('id', '=', id).execute()
  await trx
    .updateTable('exams')
    .set({ ends_at: at })
    .where('event_id', '=', id)
    .where('submitted_at', 'is', null)
    .execute()
  await deleteTasks(trx, ['exam-event-start'], id)
  await planTask(trx, 'exam-event-end', id, at, 'live')
  await addTask(trx, 'exam-event', id, at)
  return true
}

/** The lock of the event keeps anyone from beginning it in this moment. */
export const loseMessage = async (
  trx: Kysely<Schema>,
  id: string,
  at: number,
): ReturnType<ExamEventStore['loseMessage']> => {
  if (!(await lockEvent(trx, id, 'update'))) return 'over'
  await trx.updateTable('exam_events').set({ message_id: null }).where('id', '=', id).execute()
  if (await isSat(trx, id)) return 'kept'
  await cancelEvent(trx, id, at)
  return 'cancelled'
}

export const isSat = async (db: Kysely<Schema>, id: string): Promise<boolean> =>
  (await db.selectFrom('exams').select('id').where('event_id', '=', id).limit(1).executeTakeFirst()) !==
  undefined

/**
 * Lets the task that ends a group exam run now if everyone's time is up: someone with time of their own doesn't need it
 * any more. Others may, so the task looks.
 */
export const closeEarly = async (trx: Kysely<Schema>, id: string, at: number): Promise<void> => {
  const event = await trx
    .selectFrom('exam_events')
    .select('id')
    .where('id', '=', id)
    .where('begun_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('ends_at', '<=', at - GRACE_MS)
    .executeTakeFirst()
  if (event) await planTask(trx, 'exam-event-end', id, at, 'live')
}

const MINUTE_MS = 60_000

/** The end that is everyone's, or the latest of those who have more time and have not submitted. Null if it's unknown. */
export const selectLastEnd = async (db: Kysely<Schema>, id: string): Promise<number | null> => {
  const event = await db.selectFrom('exam_events').select('ends_at').where('id', '=', id).executeTakeFirst()
  if (!event) return null
  const row = await db
    .selectFrom('exam_entrants')
    .leftJoin('exams', join =>
      join
        .onRef('exams.event_id', '=', 'exam_entrants.event_id')
        .onRef('exams.user_id', '=', 'exam_entrants.user_id'),
    )
    .select(sql<number | null>`max(exam_entrants.extra_minutes)`.as('extra'))
    .where('exam_entrants.event_id', '=', id)
    .where('exams.submitted_at', 'is', null)
    .executeTakeFirst()
  return event.ends_at + Number(row?.extra ?? 0) * MINUTE_MS
}
