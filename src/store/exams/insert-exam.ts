import type { Insertable, Kysely } from 'kysely'
import type { Exam, NewExamItem } from '../../play/exam/exam.ts'
import { GRACE_MS } from '../../quiz/exam/time.ts'
import { stableId } from '../../quiz/question.ts'
import { recordMeetings } from '../answers/exposures.ts'
import { inChunks } from '../database/in-chunks.ts'
import { insertRevisions } from '../posts/insert-post.ts'
import type { ExamItemsTable, Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { rowFromExam } from './rows.ts'

const ROWS_PER_STATEMENT = 200

/** Inserts an exam with its questions, which the person has met by that. False where they have an open one. */
export const insertExam = async (
  trx: Kysely<Schema>,
  exam: Exam,
  items: readonly NewExamItem[],
): Promise<boolean> => {
  const inserted = await trx
    .insertInto('exams')
    .values(rowFromExam(exam))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) return false
  await inChunks(items, ROWS_PER_STATEMENT, chunk => insertItems(trx, exam, chunk))
  if (exam.endsAt !== null) await addTask(trx, 'submit-exam', exam.id, exam.endsAt + GRACE_MS)
  return true
}

const insertItems = async (trx: Kysely<Schema>, exam: Exam, items: readonly NewExamItem[]): Promise<void> => {
  const questions = items.map(({ question }) => question)
  await recordMeetings(trx, exam.userId, questions.map(stableId), exam.startedAt)
  await insertRevisions(trx, questions)
  await trx
    .insertInto('exam_items')
    .values(items.map(item => rowOf(exam, item)))
    .execute()
}

const rowOf = (exam: Exam, { number, seed, question, isTrial }: NewExamItem): Insertable<ExamItemsTable> => ({
  exam_id: exam.id,
  number,
  question_id: stableId(question),
  hash: question.hash,
  seed,
  // A bank without domains is one.
  domain: exam.blueprint.some(({ domain }) => domain === question.domain) ? question.domain : null,
  picks: '',
  flagged: 0,
  confidence: null,
  spent_ms: 0,
  is_right: null,
  is_trial: isTrial ? 1 : 0,
})
