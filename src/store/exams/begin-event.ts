import type { Kysely } from 'kysely'
import { endFor } from '../../play/exam/event.ts'
import type { Exam, NewExamItem } from '../../play/exam/exam.ts'
import type { ExamEventStore } from '../../play/ports/exam-events.ts'
import type { Meetings } from '../../quiz/exam/draw.ts'
import { GRACE_MS } from '../../quiz/exam/time.ts'
import type { Question } from '../../quiz/question.ts'
import { insertRevisions } from '../posts/insert-post.ts'
import type { Schema } from '../schema.ts'
import { addTask, planTask } from '../tasks.ts'
import { insertExam } from './insert-exam.ts'
import { lockEntrant, lockEvent } from './lock-event.ts'

/** When one of those who joined last met each question: the latest of all. */
export const selectEventMeetings = async (db: Kysely<Schema>, id: string): Promise<Meetings> => {
  const rows = await db
    .selectFrom('exposures')
    .innerJoin('exam_entrants', 'exam_entrants.user_id', 'exposures.user_id')
    .select(['exposures.question_id', eb => eb.fn.max('exposures.last_at').as('last_at')])
    .where('exam_entrants.event_id', '=', id)
    .groupBy('exposures.question_id')
    .execute()
  return new Map(rows.map(row => [row.question_id, Number(row.last_at)]))
}

export const beginEvent = async (
  trx: Kysely<Schema>,
  id: string,
  { questions, blueprint }: Parameters<ExamEventStore['beginEvent']>[1],
  at: number,
): Promise<boolean> => {
  const event = await lockEvent(trx, id, 'update')
  if (!event || event.begunAt !== null) return false
  await insertRevisions(trx, questions)
  await trx
    .updateTable('exam_events')
    .set({
      begun_at: at,
      hashes: questions.map(({ hash }) => hash).join(','),
      question_count: questions.length,
      blueprint: JSON.stringify(blueprint),
    })
    .where('id', '=', id)
    .execute()
  await addTask(trx, 'exam-event', id, at)
  await planTask(trx, 'exam-event-end', id, event.endsAt + GRACE_MS, 'live')
  return true
}

export const selectEventQuestions = async (db: Kysely<Schema>, id: string): Promise<Question[]> => {
  const event = await db.selectFrom('exam_events').select('hashes').where('id', '=', id).executeTakeFirst()
  const hashes = event?.hashes ? event.hashes.split(',') : []
  if (hashes.length === 0) return []
  const rows = await db.selectFrom('revisions').select(['hash', 'body']).where('hash', 'in', hashes).execute()
  const bodies = new Map(rows.map(({ hash, body }) => [hash, body]))
  return hashes.map(hash => JSON.parse(bodies.get(hash)!) as Question)
}

/** The end is read under the locks: whoever gives more time comes before, or finds this exam after. */
export const startEventExam = async (
  trx: Kysely<Schema>,
  exam: Exam,
  items: readonly NewExamItem[],
): ReturnType<ExamEventStore['startExam']> => {
  const event = await lockEvent(trx, exam.eventId!, 'share')
  if (!event) return 'over'
  const entrant = await lockEntrant(trx, event.id, exam.userId)
  if (!entrant) return 'not-joined'
  const endsAt = endFor(event, entrant.extra_minutes)
  if (exam.startedAt >= endsAt) return 'over'
  return (await insertExam(trx, { ...exam, endsAt }, items)) ? 'started' : 'open'
}
