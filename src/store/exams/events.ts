import { type Kysely, sql } from 'kysely'
import type { ExamEvent } from '../../play/exam/event.ts'
import type { Exam } from '../../play/exam/exam.ts'
import type { ExamEventStore } from '../../play/ports/exam-events.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { beginEvent, selectEventMeetings, selectEventQuestions, startEventExam } from './begin-event.ts'
import { cancelEvent, closeEvent, isSat, loseMessage, selectLastEnd } from './close-event.ts'
import { gradeEventExam } from './end-exam.ts'
import { joinEvent, leaveEvent, setShares } from './entrants.ts'
import { entrantFromRow, eventFromRow, rowFromEvent } from './event-rows.ts'
import { extendEvent, giveTime } from './extend-event.ts'
import { examFromRow } from './rows.ts'

/** Group exams. What several people do at once is settled by the row locks of lock-event.ts. */
export const examEventStore = (db: Kysely<Schema>): ExamEventStore => ({
  planEvent: (event, max) => inTransaction(db, trx => planEvent(trx, event, max)),
  findEvent: id => findEvent(db, id),
  eventsOf: guildId => selectEvents(db, guildId),
  cancelledEvents: (guildId, since, limit) => selectCancelled(db, guildId, since, limit),
  setMessage: async (id, message, messageId) => {
    const column = message === 'summary' ? { summary_id: messageId } : { message_id: messageId }
    await db.updateTable('exam_events').set(column).where('id', '=', id).execute()
  },
  countEntrants: id => countEntrants(db, id),
  findEntrant: (id, userId) => findEntrant(db, id, userId),
  join: (id, userId, at) => inTransaction(db, trx => joinEvent(trx, id, userId, at)),
  leave: (id, userId, at) => inTransaction(db, trx => leaveEvent(trx, id, userId, at)),
  setShares: (id, userId, shares) => setShares(db, id, userId, shares),
  meetingsOf: id => selectEventMeetings(db, id),
  beginEvent: (id, drawn, at) => inTransaction(db, trx => beginEvent(trx, id, drawn, at)),
  questionsOf: id => selectEventQuestions(db, id),
  examOf: (id, userId) => findEventExam(db, id, userId),
  startExam: (exam, items) => inTransaction(db, trx => startEventExam(trx, exam, items)),
  extend: (id, minutes, at) => inTransaction(db, trx => extendEvent(trx, id, minutes, at)),
  giveTime: (id, userId, minutes) => inTransaction(db, trx => giveTime(trx, id, userId, minutes)),
  cancel: (id, at) => inTransaction(db, trx => cancelEvent(trx, id, at)),
  loseMessage: (id, at) => inTransaction(db, trx => loseMessage(trx, id, at)),
  isSat: id => isSat(db, id),
  close: (id, at) => inTransaction(db, trx => closeEvent(trx, id, at)),
  lastEnd: id => selectLastEnd(db, id),
  ungraded: (id, limit) => selectUngraded(db, id, limit),
  gradeExam: (examId, at, grade) => inTransaction(db, trx => gradeEventExam(trx, examId, at, grade)),
  scoresOf: id => selectScores(db, id),
})

const planEvent = async (
  trx: Kysely<Schema>,
  event: ExamEvent,
  max: number,
): Promise<'planned' | 'exists' | 'too-many'> => {
  await lockUntilCommit(trx, [`exam-events ${event.guildId}`])
  if (await findEvent(trx, event.id)) return 'exists'
  if ((await selectEvents(trx, event.guildId)).length >= max) return 'too-many'
  await trx.insertInto('exam_events').values(rowFromEvent(event)).execute()
  await addTask(trx, 'exam-event', event.id, event.createdAt)
  await addTask(trx, 'exam-event-start', event.id, event.startsAt)
  return 'planned'
}

const findEvent = async (db: Kysely<Schema>, id: string): Promise<ExamEvent | null> => {
  const row = await db.selectFrom('exam_events').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? eventFromRow(row) : null
}

const selectEvents = async (db: Kysely<Schema>, guildId: string): Promise<ExamEvent[]> => {
  const rows = await db
    .selectFrom('exam_events')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('ended_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .execute()
  return rows.map(eventFromRow)
}

const selectCancelled = async (
  db: Kysely<Schema>,
  guildId: string,
  since: number,
  limit: number,
): Promise<ExamEvent[]> => {
  const rows = await db
    .selectFrom('exam_events')
    .selectAll()
    .where('guild_id', '=', guildId)
    .where('cancelled_at', '>=', since)
    .orderBy('cancelled_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(eventFromRow)
}

const countEntrants = async (db: Kysely<Schema>, id: string): Promise<number> => {
  const { n } = await db
    .selectFrom('exam_entrants')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('event_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(n)
}

const findEntrant = async (db: Kysely<Schema>, id: string, userId: string) => {
  const row = await db
    .selectFrom('exam_entrants')
    .selectAll()
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? entrantFromRow(row) : null
}

const findEventExam = async (db: Kysely<Schema>, id: string, userId: string): Promise<Exam | null> => {
  const row = await db
    .selectFrom('exams')
    .selectAll()
    .where('event_id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? examFromRow(row) : null
}

const selectUngraded = async (db: Kysely<Schema>, id: string, limit: number): Promise<string[]> => {
  const rows = await db
    .selectFrom('exams')
    .select('id')
    .where('event_id', '=', id)
    .where('score', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

/** Of people who left their data deleted, nothing is there. */
const selectScores = async (db: Kysely<Schema>, id: string) => {
  const rows = await db
    .selectFrom('exams')
    .leftJoin('exam_entrants', join =>
      join
        .onRef('exam_entrants.event_id', '=', 'exams.event_id')
        .onRef('exam_entrants.user_id', '=', 'exams.user_id'),
    )
    .select(['exams.user_id', 'exams.score', sql<number>`coalesce(exam_entrants.shares, 0)`.as('shares')])
    .where('exams.event_id', '=', id)
    .where('exams.score', 'is not', null)
    .orderBy('exams.user_id')
    .execute()
  return rows.map(row => ({ userId: row.user_id, score: row.score ?? 0, shares: Number(row.shares) === 1 }))
}
