import { type Kysely, sql } from 'kysely'
import { endFor } from '../../play/exam/event.ts'
import type { ExamEventStore } from '../../play/ports/exam-events.ts'
import { GRACE_MS } from '../../quiz/exam/time.ts'
import type { Schema } from '../schema.ts'
import { planTask } from '../tasks.ts'
import { lockEvent, refreshEvent } from './lock-event.ts'

const MINUTE_MS = 60_000

/** Moves everyone's end by some minutes, and that of exams under way. */
export const extendEvent = async (
  trx: Kysely<Schema>,
  id: string,
  minutes: number,
  at: number,
): ReturnType<ExamEventStore['extend']> => {
  const event = await lockEvent(trx, id, 'update')
  if (!event) return { kind: 'over' }
  // Exams were submitted then: more time would come too late for most, and for others after a break.
  if (at >= event.endsAt + GRACE_MS) return { kind: 'time-up' }
  const endsAt = event.endsAt + minutes * MINUTE_MS
  const length = event.minutes + minutes
  await trx
    .updateTable('exam_events')
    .set({ ends_at: endsAt, minutes: length })
    .where('id', '=', id)
    .execute()
  await moveEnds(trx, id, null, minutes)
  if (event.begunAt !== null) await planTask(trx, 'exam-event-end', id, endsAt + GRACE_MS, 'live')
  await refreshEvent(trx, id, at)
  return { kind: 'extended', endsAt }
}

export const giveTime = async (
  trx: Kysely<Schema>,
  id: string,
  userId: string,
  minutes: number,
): ReturnType<ExamEventStore['giveTime']> => {
  const event = await lockEvent(trx, id, 'update')
  if (!event) return { kind: 'over' }
  const exam = await trx
    .selectFrom('exams')
    .select('submitted_at')
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  if (exam && exam.submitted_at !== null) return { kind: 'submitted' }
  const entrant = await trx
    .updateTable('exam_entrants')
    .set(eb => ({ extra_minutes: eb('extra_minutes', '+', minutes) }))
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .returning('extra_minutes')
    .executeTakeFirst()
  if (!entrant) return { kind: 'not-joined' }
  await moveEnds(trx, id, userId, minutes)
  return { kind: 'given', endsAt: endFor(event, entrant.extra_minutes) }
}

/** Of exams under way, with the tasks that submit them. */
const moveEnds = async (
  trx: Kysely<Schema>,
  id: string,
  userId: string | null,
  minutes: number,
): Promise<void> => {
  const moved = await trx
    .updateTable('exams')
    .set({ ends_at: sql<number>`ends_at + ${sql.lit(minutes * MINUTE_MS)}` })
    .where('event_id', '=', id)
    .where('submitted_at', 'is', null)
    .$if(userId !== null, query => query.where('user_id', '=', userId!))
    .returning(['id', 'ends_at'])
    .execute()
  for (const { id: examId, ends_at } of moved)
    await planTask(trx, 'submit-exam', examId, (ends_at ?? 0) + GRACE_MS, 'live')
}
