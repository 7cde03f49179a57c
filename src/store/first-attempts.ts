import { type Kysely, sql } from 'kysely'
import type { Question } from '../quiz/question.ts'
import { inChunks } from './in-chunks.ts'
import type { Schema } from './schema.ts'

/** A person's first answer to a question that they had never met. Times are ms, and ms UTC. */
export type FirstAttempt = {
  readonly userId: string
  readonly questionId: string
  readonly hash: string
  /** The keys of the chosen options, joined by commas. */
  readonly picked: string
  readonly tookMs: number
  readonly answeredAt: number
}

const PAGE_SIZE = 5000

/** Reads all fair first attempts page by page, in the order of the cards' primary key (keyset pagination). */
export async function* readFirstAttempts(
  db: Kysely<Schema>,
  pageSize = PAGE_SIZE,
): AsyncGenerator<FirstAttempt[]> {
  for (let last = { userId: '', questionId: '' }; ; ) {
    const page: FirstAttempt[] = await selectPage(db, last, pageSize)
    if (page.length > 0) yield page
    if (page.length < pageSize) return
    last = page.at(-1)!
  }
}

const selectPage = async (
  db: Kysely<Schema>,
  after: Pick<FirstAttempt, 'userId' | 'questionId'>,
  pageSize: number,
): Promise<FirstAttempt[]> =>
  db
    .selectFrom('cards as card')
    .innerJoin('answers as answer', join =>
      join.onRef('answer.post_id', '=', 'card.first_post_id').onRef('answer.user_id', '=', 'card.user_id'),
    )
    .select([
      'card.user_id as userId',
      'card.question_id as questionId',
      'answer.hash',
      'answer.picked',
      'answer.took_ms as tookMs',
      'answer.answered_at as answeredAt',
    ])
    .where('card.first_fair', '=', 1)
    .where(sql<boolean>`(card.user_id, card.question_id) > (${after.userId}, ${after.questionId})`)
    .orderBy('card.user_id')
    .orderBy('card.question_id')
    .limit(pageSize)
    .execute()

/** The revisions of these hashes that are stored. */
export const readRevisions = async (
  db: Kysely<Schema>,
  hashes: readonly string[],
): Promise<Map<string, Question>> => {
  const revisions = new Map<string, Question>()
  await inChunks([...hashes], 500, async chunk => {
    const rows = await db
      .selectFrom('revisions')
      .select(['hash', 'body'])
      .where('hash', 'in', chunk)
      .execute()
    for (const { hash, body } of rows) revisions.set(hash, JSON.parse(body) as Question)
  })
  return revisions
}
