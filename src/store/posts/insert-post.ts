import type { Kysely } from 'kysely'
import type { Post } from '../../play/record.ts'
import { asWritten, type Question } from '../../quiz/question.ts'
import { rowFromPost } from '../rows.ts'
import type { Schema } from '../schema.ts'

/**
 * Inserts a post and the revision of its question. False if a unique key conflicts: the session already has a post
 * in that round, or the daily has one on that date.
 */
export const insertPost = async (trx: Kysely<Schema>, post: Post, question: Question): Promise<boolean> => {
  await insertRevisions(trx, [question])
  const inserted = await trx
    .insertInto('posts')
    .values(rowFromPost(post))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Keeps questions as they are asked. Sorted, so that two transactions with the same ones cannot deadlock. */
export const insertRevisions = async (trx: Kysely<Schema>, questions: readonly Question[]): Promise<void> => {
  const sorted = [...questions].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  await trx
    .insertInto('revisions')
    .values(
      sorted.map(question => ({
        hash: question.hash,
        question_id: question.id,
        body: JSON.stringify(asWritten(question)),
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
