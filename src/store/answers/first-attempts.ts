import { type Kysely, sql } from 'kysely'
import { type AttemptPage, type AttemptPlace, BEFORE_ALL_ATTEMPTS } from '../../play/ports/items.ts'
import type { FirstAttempt } from '../../quiz/items/collect-attempts.ts'
import type { Question } from '../../quiz/question.ts'
import { inChunks } from '../database/in-chunks.ts'
import type { Schema } from '../schema.ts'

const PAGE_SIZE = 1000

/** Reads all fair first attempts page by page. */
export async function* readFirstAttempts(
  db: Kysely<Schema>,
  pageSize = PAGE_SIZE,
): AsyncGenerator<readonly FirstAttempt[]> {
  for (let after: AttemptPlace | null = BEFORE_ALL_ATTEMPTS; after; ) {
    const page: AttemptPage = await selectFirstAttempts(db, after, pageSize)
    if (page.attempts.length > 0) yield page.attempts
    after = page.next
  }
}

/**
 * Which answers are evidence about a question: those at which the card began, of people who had never met it. In the order of the
 * cards' primary key (keyset pagination). The cards of a page are chosen before their answers are looked up: otherwise
 * PostgreSQL joins both tables as a whole for each page. A card whose answer is being purged has none.
 */
export const selectFirstAttempts = async (
  db: Kysely<Schema>,
  after: AttemptPlace,
  pageSize: number,
): Promise<AttemptPage> => {
  const rows = await db
    .selectFrom(cards =>
      cards
        .selectFrom('cards')
        .select(['user_id', 'question_id', 'first_post_id'])
        .where('first_fair', '=', 1)
        .where(sql<boolean>`(user_id, question_id) > (${after.userId}, ${after.questionId})`)
        .orderBy('user_id')
        .orderBy('question_id')
        .limit(pageSize)
        .as('card'),
    )
    .leftJoin('answers as answer', join =>
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
    .orderBy('card.user_id')
    .orderBy('card.question_id')
    .execute()
  const attempts = rows.filter((row): row is FirstAttempt => row.hash !== null)
  return { attempts, next: rows.length < pageSize ? null : rows.at(-1)! }
}

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
