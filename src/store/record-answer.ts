import { type Kysely, sql } from 'kysely'
import type { AnswerStore, Recorded } from '../play/ports/store.ts'
import { dailyOf, seriesOf } from '../play/record.ts'
import { countIntervalOf, resultQueueOf } from '../play/tasks/count-interval.ts'
import { findAnswer, insertAnswer } from './answers.ts'
import { inBatches, oneAfterAnother } from './batch.ts'
import { setMessageId } from './post-life.ts'
import { type Recording, recordAnswers } from './record-answers-postgres.ts'
import type { Schema } from './schema.ts'
import { refreshToken } from './sessions.ts'
import { renewStreak } from './streaks.ts'
import { addTask } from './tasks.ts'
import { addToTotals } from './totals.ts'
import { inTransaction, isSqlite, retryOnConflict } from './transaction.ts'

/** More batches would wait for each other's row locks where all answer one question; with fewer, one slow batch delays all. */
const MAX_CONCURRENT_BATCHES = 4

/** Stores an answer with everything derived from it in one transaction. Answers of the same instant share a commit. */
export const createRecordAnswer = (db: Kysely<Schema>): AnswerStore['recordAnswer'] => {
  if (isSqlite(db)) {
    const batched = inBatches(oneAfterAnother(db, record))
    return (post, attempt, click) => batched({ post, attempt, click })
  }
  const many = inBatches(
    (some: readonly Recording[]) => retryOnConflict(() => recordAnswers(db, some)),
    MAX_CONCURRENT_BATCHES,
  )
  // Streaks are computed by the rules in quiz/, which takes more than one statement.
  const daily = inBatches(
    (some: readonly Recording[]) => inTransaction(db, trx => recordDailies(trx, some)),
    MAX_CONCURRENT_BATCHES,
  )
  return (post, attempt, click) => (dailyOf(post) ? daily : many)({ post, attempt, click })
}

const record = async (trx: Kysely<Schema>, { post, attempt, click }: Recording): Promise<Recorded> => {
  const stored = await insertAnswer(trx, post, attempt)
  if (!stored) {
    const before = await findAnswer(trx, post.id, attempt.userId)
    return before ? { kind: 'already-answered', answer: before } : { kind: 'closed' }
  }
  if (stored.counted) await addToTotals(trx, post.guildId, stored)
  const streak = dailyOf(post) ? await renewStreak(trx, post.guildId, attempt.userId) : null
  const queue = resultQueueOf(post.purpose.kind)
  if (post.audience === 'channel')
    await addTask(trx, 'count', post.id, attempt.answeredAt + countIntervalOf(queue), queue)
  const series = seriesOf(post)
  if (series) await refreshToken(trx, series.sessionId, click.token)
  // Where the process died between showing the question and storing its message's id, the click brings it.
  if (post.messageId === null) await setMessageId(trx, post.id, click.messageId)
  return { kind: 'kept', answer: stored, streak }
}

const recordDailies = async (
  trx: Kysely<Schema>,
  some: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const recorded = [...(await recordAnswers(trx, some))]
  await lockStreaks(trx, some)
  for (const [index, { post, attempt }] of some.entries()) {
    const one = recorded[index]!
    if (one.kind !== 'kept') continue
    recorded[index] = { ...one, streak: await renewStreak(trx, post.guildId, attempt.userId) }
  }
  return recorded
}

/** Advisory locks until the commit: another transaction would compute these people's streaks without these answers. */
const lockStreaks = async (trx: Kysely<Schema>, some: readonly Recording[]): Promise<void> => {
  const people = some.map(({ post, attempt }) => `streak ${post.guildId} ${attempt.userId}`)
  await sql`select pg_advisory_xact_lock(lock) from (
    select distinct hashtextextended(person, 0) as lock from unnest(${people}::text[]) as person order by lock
  ) as locks`.execute(trx)
}
