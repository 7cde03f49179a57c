import { type Kysely, type Selectable, sql } from 'kysely'
import { type ExamItem, isAnswered, type SubmittedBy } from '../../play/exam/exam.ts'
import type { ExamAnswer, GradeExam } from '../../play/ports/exams.ts'
import { lookedFor } from '../../quiz/exam/time.ts'
import { recordMeetings } from '../answers/exposures.ts'
import { insertAnswer } from '../answers/insert-answer.ts'
import { recordAnswers } from '../answers/record-answers-postgres.ts'
import { isSqlite } from '../database/transaction.ts'
import { hastenRoles } from '../roles/grants.ts'
import { rowFromPost } from '../rows.ts'
import type { ExamsTable, Schema } from '../schema.ts'
import { deleteTasks } from '../tasks.ts'
import { closeEarly } from './close-event.ts'
import { selectAskedItems } from './items.ts'
import { examFromRow } from './rows.ts'
import { addTime } from './step-exam.ts'

type Ending = { readonly examId: string; readonly at: number; readonly by: SubmittedBy }

/**
 * Ends an open exam, and grades it unless it belongs to a group exam, which is graded when it is over for everyone. The
 * conditional update settles who does it, and locks the row, so that `grade` sees what no press can change any more.
 * False where it was ended before.
 */
export const endExam = async (
  trx: Kysely<Schema>,
  { examId, at, by }: Ending,
  grade: GradeExam,
): Promise<boolean> => {
  const row = await trx
    .updateTable('exams')
    // Never after its end, also where the task ran later; never before its start, also where the clock was set back.
    .set({
      submitted_at: sql<number>`case when ends_at < ${at} then ends_at when started_at > ${at} then started_at
        else ${at} end`,
      submitted_by: by,
    })
    .where('id', '=', examId)
    .where('submitted_at', 'is', null)
    .$if(by === 'deadline', query => query.where('ends_at', '<=', at))
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  const spent = lookedFor(row.shown_at, row.submitted_at ?? at)
  if (spent > 0) await addTime(trx, examId, row.position, spent)
  await deleteTasks(trx, ['submit-exam'], examId)
  if (row.event_id === null) await gradeRow(trx, row, row.submitted_at ?? at, grade)
  else {
    await trx.updateTable('exams').set({ shown_at: null }).where('id', '=', examId).execute()
    await closeEarly(trx, row.event_id, at)
  }
  return true
}

/**
 * Grades an exam of a group exam that is over, and submits it before if it's open. The conditional update settles who
 * does it. False where it has a result, or the group exam isn't over.
 */
export const gradeEventExam = async (
  trx: Kysely<Schema>,
  examId: string,
  at: number,
  grade: GradeExam,
): Promise<boolean> => {
  await endExam(trx, { examId, at, by: 'deadline' }, grade)
  const row = await trx
    .updateTable('exams')
    .set({ score: 0 })
    .where('id', '=', examId)
    .where('submitted_at', 'is not', null)
    .where('score', 'is', null)
    .where('event_id', 'in', from =>
      from.selectFrom('exam_events').select('id').where('ended_at', 'is not', null),
    )
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  await gradeRow(trx, row, at, grade)
  return true
}

/** The result of an exam that can't change any more, and its answers for the record. */
const gradeRow = async (
  trx: Kysely<Schema>,
  row: Selectable<ExamsTable>,
  at: number,
  grade: GradeExam,
): Promise<void> => {
  const items = await selectAskedItems(trx, row.id)
  const { submission, answers } = grade(examFromRow(row), items)
  await meetOpenItems(trx, row, items)
  await recordExamAnswers(trx, at, answers)
  await markItems(trx, row.id, answers)
  await trx
    .updateTable('exams')
    .set({
      shown_at: null,
      answered: submission.answered,
      right_count: submission.right,
      score: submission.score,
    })
    .where('id', '=', row.id)
    .execute()
  // There may be a role for it.
  await hastenRoles(trx, row.guild_id, at)
}

/** An answer is a meeting. A question without one was in front of the person, too, maybe in a later season than the start. */
const meetOpenItems = async (
  trx: Kysely<Schema>,
  { user_id, submitted_at, started_at }: Pick<ExamsTable, 'user_id' | 'submitted_at' | 'started_at'>,
  items: readonly ExamItem[],
): Promise<void> => {
  const open = items.filter(item => !isAnswered(item)).map(({ questionId }) => questionId)
  if (open.length > 0) await recordMeetings(trx, user_id, open, submitted_at ?? started_at)
}

/** Writes answers like any other, each into a post of its own that closes with it. */
const recordExamAnswers = async (trx: Kysely<Schema>, at: number, answers: readonly ExamAnswer[]) => {
  if (answers.length === 0) return
  // The revisions are stored since the exam began.
  const open = answers.map(({ post }) => rowFromPost({ ...post, closedAt: null }))
  await trx.insertInto('posts').values(open).execute()
  if (isSqlite(trx)) for (const { post, attempt } of answers) await insertAnswer(trx, post, attempt)
  // In one statement, which takes its locks in the order of the questions.
  else
    await recordAnswers(
      trx,
      answers.map(({ post, attempt }) => ({ post, attempt, click: null })),
    )
  for (const right of [true, false]) {
    const ids = answers.filter(({ attempt }) => attempt.right === right).map(({ post }) => post.id)
    if (ids.length > 0)
      await trx
        .updateTable('posts')
        .set({ closed_at: at, answered: 1, right_count: right ? 1 : 0 })
        .where('id', 'in', ids)
        .execute()
  }
}

/** An open question counts as wrong. */
const markItems = async (
  trx: Kysely<Schema>,
  examId: string,
  answers: readonly ExamAnswer[],
): Promise<void> => {
  const items = trx.updateTable('exam_items').where('exam_id', '=', examId)
  await items.set({ is_right: 0 }).execute()
  const right = answers.filter(({ attempt }) => attempt.right).map(({ number }) => number)
  if (right.length > 0) await items.set({ is_right: 1 }).where('number', 'in', right).execute()
}
