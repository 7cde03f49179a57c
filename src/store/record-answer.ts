import type { Kysely } from 'kysely'
import type { AnswerStore, Recorded } from '../play/ports/answers.ts'
import { dailyOf, seriesOf } from '../play/record.ts'
import { countIntervalOf, resultQueueOf } from '../play/tasks/count-interval.ts'
import { lockUntilCommit } from './advisory-lock.ts'
import { createBatcher, inOneTransaction } from './batch.ts'
import { insertAnswer, rejectionOf } from './insert-answer.ts'
import { updateMessageId } from './posts.ts'
import { isOneStatement, type Recording, recordAnswers } from './record-answers-postgres.ts'
import type { Schema } from './schema.ts'
import { updateToken } from './sessions.ts'
import { recomputeStreak } from './streaks.ts'
import { addTask } from './tasks.ts'
import { upsertTotals } from './totals.ts'
import { inTransaction, isSqlite, retryOnConflict } from './transaction.ts'

/**
 * Answers to one question lock the same rows, so more concurrent batches would only wait for each other. With fewer,
 * one slow batch would delay all answers.
 */
const MAX_CONCURRENT_BATCHES = 4

/** Stores an answer and everything derived from it in one transaction. Concurrent answers are batched into one commit. */
export const createRecordAnswer = (db: Kysely<Schema>): AnswerStore['recordAnswer'] => {
  if (isSqlite(db)) {
    const record = createBatcher(inOneTransaction(db, recordAnswer))
    return (post, attempt, click) => record({ post, attempt, click })
  }
  const recordQuiz = createBatcher(
    (batch: readonly Recording[]) =>
      isOneStatement(batch)
        ? retryOnConflict(() => recordAnswers(db, batch))
        : inTransaction(db, trx => recordAnswers(trx, batch)),
    MAX_CONCURRENT_BATCHES,
  )
  // Dailies have their own batches: the rules in quiz/ compute streaks, which takes more than one statement.
  const recordDaily = createBatcher(
    (batch: readonly Recording[]) => inTransaction(db, trx => recordDailyAnswers(trx, batch)),
    MAX_CONCURRENT_BATCHES,
  )
  return (post, attempt, click) => (dailyOf(post) ? recordDaily : recordQuiz)({ post, attempt, click })
}

const recordAnswer = async (trx: Kysely<Schema>, { post, attempt, click }: Recording): Promise<Recorded> => {
  const inserted = await insertAnswer(trx, post, attempt)
  if (!inserted) return rejectionOf(trx, post.id, attempt.userId)
  const { back, ...answer } = inserted
  if (answer.counted) await upsertTotals(trx, post.guildId, answer)
  const streak = dailyOf(post) ? await recomputeStreak(trx, post.guildId, attempt.userId) : null
  const queue = resultQueueOf(post.purpose.kind)
  if (post.audience === 'channel')
    await addTask(trx, 'count', post.id, attempt.answeredAt + countIntervalOf(queue), queue)
  const series = seriesOf(post)
  if (series && click) await updateToken(trx, series.sessionId, click.token)
  // Recovery: a process that died after sending the question never stored its message id. The click has it.
  if (click && post.messageId === null) await updateMessageId(trx, post.id, click.messageId)
  return { kind: 'kept', answer, streak, back }
}

const recordDailyAnswers = async (
  trx: Kysely<Schema>,
  batch: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const outcomes = [...(await recordAnswers(trx, batch))]
  await lockStreaks(trx, batch)
  for (const [index, { post, attempt }] of batch.entries()) {
    const outcome = outcomes[index]!
    if (outcome.kind !== 'kept') continue
    outcomes[index] = { ...outcome, streak: await recomputeStreak(trx, post.guildId, attempt.userId) }
  }
  return outcomes
}

/** Without these locks a concurrent transaction, whose snapshot doesn't include these answers, would overwrite the streaks. */
const lockStreaks = (trx: Kysely<Schema>, batch: readonly Recording[]): Promise<void> =>
  lockUntilCommit(
    trx,
    batch.map(({ post, attempt }) => `streak ${post.guildId} ${attempt.userId}`),
  )
