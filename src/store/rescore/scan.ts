import type { Kysely } from 'kysely'
import { yieldToEventLoop } from '../../play/tasks/yield-to-event-loop.ts'
import type { Schema } from '../schema.ts'

/** What a run reads once: in memory, since every batch needs it, and pages of it would read the same rows again. */
export type QuestionScan = {
  /** All posts of the question with their revision's hash, in the order of their ids. */
  readonly posts: readonly { readonly id: string; readonly hash: string }[]
  /** How many fair first attempts came before a time, ms UTC: what the step of a rating depends on. */
  attemptsBefore(answeredAt: number): number
}

const POSTS_PER_PAGE = 200

export const scanQuestion = async (db: Kysely<Schema>, questionId: string): Promise<QuestionScan> => {
  const posts = await db
    .selectFrom('posts')
    .select(['id', 'hash'])
    .where('question_id', '=', questionId)
    .orderBy('id')
    .execute()
  const pages: number[][] = []
  for (let start = 0; start < posts.length; start += POSTS_PER_PAGE) {
    const ids = posts.slice(start, start + POSTS_PER_PAGE).map(({ id }) => id)
    const rows = await db
      .selectFrom('answers')
      .select('answered_at')
      .where('post_id', 'in', ids)
      .where('difficulty_delta', 'is not', null)
      .execute()
    pages.push(rows.map(({ answered_at }) => answered_at))
    await yieldToEventLoop()
  }
  const times = Float64Array.from(pages.flat()).sort()
  return { posts, attemptsBefore: answeredAt => countBelow(times, answeredAt) }
}

/** Binary search. */
const countBelow = (sorted: Float64Array, value: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
