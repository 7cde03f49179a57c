import type { Kysely } from 'kysely'
import type { Attempt, ClickOrigin, Recorded, Store } from '../play/ports.ts'
import { countEvery, type Post, resultLane } from '../play/record.ts'
import { findAnswer, insertAnswer } from './answers.ts'
import { inBatches } from './batch.ts'
import { setMessage } from './post-life.ts'
import type { Schema } from './schema.ts'
import { refreshPass } from './sessions.ts'
import { renewStreak } from './streaks.ts'
import { addTask } from './tasks.ts'
import { addToTotals } from './totals.ts'

type Recording = { readonly post: Post; readonly attempt: Attempt; readonly click: ClickOrigin }

/** Keeps an answer with all that follows from it, in one transaction. Answers of the same instant share a commit. */
export const createRecord = (db: Kysely<Schema>): Store['record'] => {
  const batched = inBatches(db, record)
  return (post, attempt, click) => batched({ post, attempt, click })
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
