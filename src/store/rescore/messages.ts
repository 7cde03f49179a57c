import type { Kysely } from 'kysely'
import { forgottenAs } from '../../play/record.ts'
import { DAY_MS } from '../../quiz/day.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'

/** Closed messages are drawn again only while people may still look at them, and not so many that it takes hours. */
const MAX_AGE_MS = 30 * DAY_MS
const MAX_MESSAGES = 50

/** Messages in channels, which the bot can edit without a token. */
const selectMessages = (db: Kysely<Schema>, questionId: string, hashes: readonly string[], now: number) =>
  db
    .selectFrom('posts')
    .select('id')
    .where('question_id', '=', questionId)
    .where('hash', 'in', hashes)
    .where('audience', '=', 'channel')
    .where('message_id', 'is not', null)
    // Of someone who deleted their data, who asked for it: which message it was is forgotten.
    .where('message_id', 'not like', `${forgottenAs('')}%`)
    .where('closed_at', '>=', now - MAX_AGE_MS)
    .orderBy('closed_at', 'desc')
    .orderBy('id')
    .limit(MAX_MESSAGES)
    .execute()

export const countMessages = async (
  db: Kysely<Schema>,
  questionId: string,
  hashes: readonly string[],
  now: number,
): Promise<number> => (hashes.length === 0 ? 0 : (await selectMessages(db, questionId, hashes, now)).length)

export const countOpenPosts = async (
  db: Kysely<Schema>,
  questionId: string,
  hashes: readonly string[],
): Promise<number> => {
  if (hashes.length === 0) return 0
  const { count } = await db
    .selectFrom('posts')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('question_id', '=', questionId)
    .where('hash', 'in', hashes)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Plans to draw the closed messages again, in the transaction that changes what they say. */
export const planMessages = async (
  trx: Kysely<Schema>,
  questionId: string,
  hashes: readonly string[],
  now: number,
): Promise<void> => {
  if (hashes.length === 0) return
  for (const { id } of await selectMessages(trx, questionId, hashes, now))
    await addTask(trx, 'correct-message', id, now, 'later')
}
