import { type Kysely, sql } from 'kysely'
import type { Exam } from '../../play/exam/exam.ts'
import type { ExamStore } from '../../play/ports/exams.ts'
import type { Meetings } from '../../quiz/exam/draw.ts'
import { GRACE_MS } from '../../quiz/exam/time.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { deletePartsOf } from './delete-exams.ts'
import { endExam } from './end-exam.ts'
import { insertExam } from './insert-exam.ts'
import { selectAskedItems, selectItems } from './items.ts'
import { examFromRow } from './rows.ts'
import { applyExamStep } from './step-exam.ts'

export const examStore = (db: Kysely<Schema>): ExamStore => ({
  startExam: (exam, items) => inTransaction(db, trx => insertExam(trx, exam, items)),
  findExam: (id, userId) => findExam(db, id, userId),
  latestExam: userId => latestExam(db, userId),
  submittedExams: (userId, limit) => submittedExams(db, userId, limit),
  sealedExams: userId => sealedExams(db, userId),
  itemsOf: examId => selectItems(db, examId),
  askedItemsOf: examId => selectAskedItems(db, examId),
  stepExam: step => inTransaction(db, trx => applyExamStep(trx, step)),
  endOfOpenExam: examId => selectEnd(db, examId),
  submitExam: (examId, at, by, grade) => inTransaction(db, trx => endExam(trx, { examId, at, by }, grade)),
  discardExam: (examId, userId, at) => inTransaction(db, trx => deleteOpenExam(trx, { examId, userId, at })),
  meetingsOf: userId => selectMeetings(db, userId),
})

const findExam = async (db: Kysely<Schema>, id: string, userId: string): Promise<Exam | null> => {
  const row = await db
    .selectFrom('exams')
    .selectAll()
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row ? examFromRow(row) : null
}

const latestExam = async (db: Kysely<Schema>, userId: string): Promise<Exam | null> => {
  const row = await db
    .selectFrom('exams')
    .selectAll()
    .where('user_id', '=', userId)
    // An open one first: after the clock was set back it may be older.
    .orderBy(sql`submitted_at is null`, 'desc')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? examFromRow(row) : null
}

const selectEnd = async (db: Kysely<Schema>, examId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('exams')
    .select('ends_at')
    .where('id', '=', examId)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
  return row?.ends_at ?? null
}

const submittedExams = async (db: Kysely<Schema>, userId: string, limit: number): Promise<Exam[]> => {
  const rows = await db
    .selectFrom('exams')
    .selectAll()
    .where('user_id', '=', userId)
    .where('score', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(examFromRow)
}

/** Hardly ever more than one. */
const sealedExams = async (db: Kysely<Schema>, userId: string): Promise<Exam[]> => {
  const rows = await db
    .selectFrom('exams')
    .selectAll()
    .where('user_id', '=', userId)
    .where('submitted_at', 'is not', null)
    .where('score', 'is', null)
    .orderBy('started_at', 'desc')
    .execute()
  return rows.map(examFromRow)
}

type Discard = { readonly examId: string; readonly userId: string; readonly at: number }

const deleteOpenExam = async (trx: Kysely<Schema>, { examId, userId, at }: Discard): Promise<boolean> => {
  const discarded = await trx
    .deleteFrom('exams')
    .where('id', '=', examId)
    .where('user_id', '=', userId)
    .where('submitted_at', 'is', null)
    // Whoever gave up a group exam could begin it once more.
    .where('event_id', 'is', null)
    // With its end it counts, whoever submits it.
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at - GRACE_MS)]))
    .returning('id')
    .executeTakeFirst()
  if (!discarded) return false
  await deletePartsOf(trx, [examId])
  return true
}

const selectMeetings = async (db: Kysely<Schema>, userId: string): Promise<Meetings> => {
  const rows = await db
    .selectFrom('exposures')
    .select(['question_id', 'last_at'])
    .where('user_id', '=', userId)
    .execute()
  return new Map(rows.map(row => [row.question_id, row.last_at]))
}
