import type { Kysely } from 'kysely'
import type { CorrectionStore, RescoreRules, StoredCorrection } from '../../play/ports/corrections.ts'
import { findCorrection } from '../corrections/rows.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { inTransaction } from '../database/transaction.ts'
import type { Schema } from '../schema.ts'
import { addTask, deleteTasks } from '../tasks.ts'
import { answerPage, isAffected } from './affected.ts'
import { planMessages } from './messages.ts'
import { planRegrade } from './plan.ts'
import { regrade, takeBackRescores } from './rescore.ts'
import { BEFORE_ALL, type RescoreRun, readRun, writeRun } from './run.ts'
import { type QuestionScan, scanQuestion } from './scan.ts'
import { lockAnswers } from './write-changes.ts'

/** How long after a change the answers are looked at again, ms: other processes hear of it within seconds. */
const AGAIN_MS = 60_000

/** Of two decisions about a question at once, the second one finds what the first one has begun. */
export const lockQuestion = (trx: Kysely<Schema>, questionId: string): Promise<void> =>
  lockUntilCommit(trx, [`correction ${questionId}`])

/** Begins to carry a decision out, in the transaction that writes it. In place of what the same correction has begun. */
export const beginRun = async (
  trx: Kysely<Schema>,
  { id, questionId }: Pick<StoredCorrection, 'id' | 'questionId'>,
  { phase, isFirst, at }: Pick<RescoreRun, 'phase' | 'isFirst' | 'at'>,
): Promise<void> => {
  await writeRun(trx, questionId, { correctionId: id, phase, after: BEFORE_ALL, done: 0, isFirst, at })
  await addTask(trx, 'carry-out', id, at, 'later')
}

/** Whether another decision about the question is still being carried out. */
export const isBusy = async (
  trx: Kysely<Schema>,
  { id, questionId }: Pick<StoredCorrection, 'id' | 'questionId'>,
): Promise<boolean> => {
  const run = await readRun(trx, questionId)
  return run !== null && run.correctionId !== id
}

/**
 * One batch of what a correction has begun, in a transaction of its own with how far it came. What the run reads once is
 * kept in memory for the next batch.
 */
export const createCarryOut = (db: Kysely<Schema>): CorrectionStore['carryOut'] => {
  let kept: { readonly key: string; readonly scan: QuestionScan } | null = null
  return async (id, rules, size) => {
    const correction = await findCorrection(db, id)
    const run = correction && (await readRun(db, correction.questionId))
    if (!correction || run?.correctionId !== id) return false
    const key = `${id} ${run.at} ${run.phase}`
    if (kept?.key !== key) kept = { key, scan: await scanQuestion(db, correction.questionId) }
    const { scan } = kept
    const more = await inTransaction(db, trx =>
      carryOutBatch(trx, id, correction.questionId, rules, scan, size),
    )
    if (!more) kept = null
    return more
  }
}

const carryOutBatch = async (
  trx: Kysely<Schema>,
  id: string,
  questionId: string,
  rules: RescoreRules,
  scan: QuestionScan,
  size: number,
): Promise<boolean> => {
  await lockQuestion(trx, questionId)
  const [run, correction] = [await readRun(trx, questionId), await findCorrection(trx, id)]
  if (!correction || run?.correctionId !== id) return false
  const next =
    run.phase === 'take-back'
      ? await takeBackBatch(trx, correction, run, size)
      : await regradeBatch(trx, correction, run, rules, scan, size)
  await writeRun(trx, questionId, next)
  if (next === null) await endRun(trx, correction, run, rules, scan)
  return next !== null
}

const takeBackBatch = async (
  trx: Kysely<Schema>,
  correction: StoredCorrection,
  run: RescoreRun,
  size: number,
): Promise<RescoreRun> => {
  await lockAnswers(trx)
  const count = await takeBackRescores(trx, correction, size)
  return { ...run, done: run.done + count, phase: count === 0 ? 'regrade' : 'take-back' }
}

/** Null at the end. */
const regradeBatch = async (
  trx: Kysely<Schema>,
  correction: StoredCorrection,
  run: RescoreRun,
  rules: RescoreRules,
  scan: QuestionScan,
  size: number,
): Promise<RescoreRun | null> => {
  const plan = await planRegrade(trx, correction, rules, scan)
  const { rows, next } = await answerPage(trx, scan, plan, run.after, size)
  const people = new Set(rows.filter(row => isAffected(plan, row)).map(({ user_id }) => user_id))
  // Only what is read under the locks is changed. What is answered meanwhile is looked at again later.
  if (people.size > 0) await lockAnswers(trx)
  await regrade(trx, { correctionId: correction.id, plan, scan, at: rules.now }, [...people])
  if (next === null) return null
  const { post_id, user_id } = next
  return { ...run, after: { post_id, user_id }, done: run.done + rows.length }
}

const endRun = async (
  trx: Kysely<Schema>,
  correction: StoredCorrection,
  { isFirst }: RescoreRun,
  rules: RescoreRules,
  scan: QuestionScan,
): Promise<void> => {
  await deleteTasks(trx, ['carry-out'], correction.id)
  const { revisions } = await planRegrade(trx, correction, rules, scan)
  await planMessages(trx, correction.questionId, [...revisions.keys()], rules.now)
  if (isFirst) await addTask(trx, 'rescore', correction.id, rules.now + AGAIN_MS, 'later')
}
