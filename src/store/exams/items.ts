import type { Kysely } from 'kysely'
import type { AskedItem, ExamItem } from '../../play/exam/exam.ts'
import type { Question } from '../../quiz/question.ts'
import type { Schema } from '../schema.ts'
import { itemFromRow } from './rows.ts'

/** The questions of an exam, by their numbers. */
export const selectItems = async (db: Kysely<Schema>, examId: string): Promise<ExamItem[]> => {
  const rows = await db
    .selectFrom('exam_items')
    .selectAll()
    .where('exam_id', '=', examId)
    .orderBy('number')
    .execute()
  return rows.map(itemFromRow)
}

/** The questions of an exam with the revisions that are asked. */
export const selectAskedItems = async (db: Kysely<Schema>, examId: string): Promise<AskedItem[]> => {
  const rows = await db
    .selectFrom('exam_items')
    .innerJoin('revisions', 'revisions.hash', 'exam_items.hash')
    .selectAll('exam_items')
    .select('revisions.body')
    .where('exam_id', '=', examId)
    .orderBy('number')
    .execute()
  return rows.map(row => ({ ...itemFromRow(row), question: JSON.parse(row.body) as Question }))
}
