import type { Kysely } from 'kysely'
import type { Attempt, ClickOrigin, Recorded, Store } from '../play/ports.ts'
import { countEvery, type Post, resultLane } from '../play/record.ts'
import { findAnswer, insertAnswer } from './answers.ts'
import { inBatches, oneAfterAnother } from './batch.ts'
import { setMessage } from './post-life.ts'
import { recordAtOnce } from './record-at-once.ts'
import type { Schema } from './schema.ts'
import { refreshPass } from './sessions.ts'
import { renewStreak } from './streaks.ts'
import { addTask } from './tasks.ts'
import { addToTotals } from './totals.ts'
import { inTransaction, isSqlite } from './transaction.ts'

export type Recording = { readonly post: Post; readonly attempt: Attempt; readonly click: ClickOrigin }

/** More would only wait for each other where all answer the same question; fewer, and one slow one holds up all. */
const MOST_UNDER_WAY = 4

/** Keeps an answer with all that follows from it, or nothing of it. Answers of the same instant share a commit. */
export const createRecord = (db: Kysely<Schema>): Store['record'] => {
  if (isSqlite(db)) {
    const batched = inBatches(oneAfterAnother(db, record))
    return (post, attempt, click) => batched({ post, attempt, click })
  }
  const many = inBatches((some: readonly Recording[]) => recordAtOnce(db, some), MOST_UNDER_WAY)
  // A streak is the rules' to work out, which takes more than one statement.
  const daily = inBatches(
    (some: readonly Recording[]) => inTransaction(db, trx => recordDailies(trx, some)),
    MOST_UNDER_WAY,
  )
  return (post, attempt, click) => (post.daily ? daily : many)({ post, attempt, click })
}

const record = async (trx: Kysely<Schema>, { post, attempt, click }: Recording): Promise<Recorded> => {
  const kept = await insertAnswer(trx, post, attempt)
  if (!kept) {
    const before = await findAnswer(trx, post.id, attempt.userId)
    return before ? { kind: 'already-answered', answer: before } : { kind: 'closed' }
  }
  if (kept.counted) await addToTotals(trx, post.serverId, kept)
  const streak = post.daily ? await renewStreak(trx, post.serverId, attempt.userId) : null
  const lane = resultLane(post.daily !== null)
  if (post.audience === 'channel')
    await addTask(trx, 'count', post.id, attempt.answeredAt + countEvery(lane), lane)
  if (post.sessionId) await refreshPass(trx, post.sessionId, click.pass)
  // Where the process died between showing the question and learning its id, the click tells it.
  if (post.messageId === null) await setMessage(trx, post.id, click.messageId)
  return { kind: 'kept', answer: kept, streak }
}

const recordDailies = async (
  trx: Kysely<Schema>,
  some: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const recorded = [...(await recordAtOnce(trx, some))]
  const inOrder = [...some.entries()].sort(([, a], [, b]) => (a.attempt.userId < b.attempt.userId ? -1 : 1))
  for (const [index, { post, attempt }] of inOrder) {
    const one = recorded[index]!
    if (one.kind !== 'kept') continue
    recorded[index] = { ...one, streak: await renewStreak(trx, post.serverId, attempt.userId) }
  }
  return recorded
}
