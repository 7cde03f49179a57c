import type { Kysely } from 'kysely'
import type { AnswerStore, Recorded, StreakStep } from '../../play/ports/answers.ts'
import { dailyOf, earnsPoints, seriesOf } from '../../play/record.ts'
import { countIntervalOf, resultQueueOf } from '../../play/tasks/count-interval.ts'
import { advanceStreak } from '../boards/advance-streak.ts'
import { selectLastAt, upsertTotals } from '../boards/totals.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { createBatcher, inOneTransaction } from '../database/batch.ts'
import { inTransaction, isSqlite, retryOnConflict } from '../database/transaction.ts'
import { updateMessageId } from '../posts/posts.ts'
import { updateToken } from '../posts/sessions.ts'
import type { Schema } from '../schema.ts'
import { addTask } from '../tasks.ts'
import { insertAnswer, rejectionOf } from './insert-answer.ts'
import { isOneStatement, type Recording, recordAnswers } from './record-answers-postgres.ts'

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
  const lastAt = earnsPoints(answer) ? await selectLastAt(trx, post.guildId, answer.userId) : null
  const firstHere = answer.counted && (await upsertTotals(trx, post.guildId, answer))
  const step = await stepOf(trx, { post, attempt })
  const queue = resultQueueOf(post.purpose.kind)
  if (post.audience === 'channel')
    await addTask(trx, 'count', post.id, attempt.answeredAt + countIntervalOf(queue), queue)
  const series = seriesOf(post)
  if (series && click) await updateToken(trx, series.sessionId, click.token)
  // Recovery: a process that died after sending the question never stored its message id. The click has it.
  if (click && post.messageId === null) await updateMessageId(trx, post.id, click.messageId)
  return { kind: 'kept', answer, step, lastAt, back, firstHere }
}

const stepOf = async (
  trx: Kysely<Schema>,
  { post, attempt }: Pick<Recording, 'post' | 'attempt'>,
): Promise<StreakStep | null> => {
  const daily = dailyOf(post)
  return daily && advanceStreak(trx, { post, daily, userId: attempt.userId })
}

const recordDailyAnswers = async (
  trx: Kysely<Schema>,
  batch: readonly Recording[],
): Promise<readonly Recorded[]> => {
  const outcomes = [...(await recordAnswers(trx, batch))]
  await lockStreaks(trx, batch)
  for (const [index, recording] of batch.entries()) {
    const outcome = outcomes[index]!
    if (outcome.kind !== 'kept') continue
    outcomes[index] = { ...outcome, step: await stepOf(trx, recording) }
  }
  return outcomes
}

/** Without these locks a concurrent transaction, whose snapshot doesn't include these answers, would overwrite the streaks. */
const lockStreaks = (trx: Kysely<Schema>, batch: readonly Recording[]): Promise<void> =>
  lockUntilCommit(
    trx,
    batch.map(({ post, attempt }) => `streak ${post.guildId} ${attempt.userId}`),
  )
