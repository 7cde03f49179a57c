import { type Kysely, sql } from 'kysely'
import type { Recorded, Store } from '../play/ports.ts'
import { countEvery, resultLane } from '../play/record.ts'
import { findAnswer, insertAnswer } from './answers.ts'
import { inBatches, oneAfterAnother } from './batch.ts'
import { setMessage } from './post-life.ts'
import { type Recording, recordAtOnce } from './record-answers-postgres.ts'
import type { Schema } from './schema.ts'
import { refreshPass } from './sessions.ts'
import { renewStreak } from './streaks.ts'
import { addTask } from './tasks.ts'
import { addToTotals } from './totals.ts'
import { inTransaction, isSqlite, triedAnew } from './transaction.ts'

/** More would only wait for each other where all answer the same question; fewer, and one slow one holds up all. */
const MAX_UNDER_WAY = 4

/** Keeps an answer with all that follows from it, or nothing of it. Answers of the same instant share a commit. */
export const createRecord = (db: Kysely<Schema>): Store['record'] => {
  if (isSqlite(db)) {
    const batched = inBatches(oneAfterAnother(db, record))
    return (post, attempt, click) => batched({ post, attempt, click })
  }
  const many = inBatches(
    (some: readonly Recording[]) => triedAnew(() => recordAtOnce(db, some)),
    MAX_UNDER_WAY,
  )
  // A streak is the rules' to work out, which takes more than one statement.
  const daily = inBatches(
    (some: readonly Recording[]) => inTransaction(db, trx => recordDailies(trx, some)),
    MAX_UNDER_WAY,
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
  await holdStreaks(trx, some)
  for (const [index, { post, attempt }] of some.entries()) {
    const one = recorded[index]!
    if (one.kind !== 'kept') continue
    recorded[index] = { ...one, streak: await renewStreak(trx, post.serverId, attempt.userId) }
  }
  return recorded
}

/** Until the commit nobody else works out these people's streaks, who would not see these answers. */
const holdStreaks = async (trx: Kysely<Schema>, some: readonly Recording[]): Promise<void> => {
  const people = some.map(({ post, attempt }) => `streak ${post.serverId} ${attempt.userId}`)
  await sql`select pg_advisory_xact_lock(lock) from (
    select distinct hashtextextended(person, 0) as lock from unnest(${people}::text[]) as person order by lock
  ) as locks`.execute(trx)
}
