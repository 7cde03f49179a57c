import type { Kysely } from 'kysely'
import type { CorrectionStore, RescoreRules, StoredCorrection } from '../../play/ports/corrections.ts'
import type { Correction } from '../../quiz/correction.ts'
import { botState } from '../bot-state.ts'
import { inTransaction, isSqlite } from '../database/transaction.ts'
import { beginRun, createCarryOut, isBusy, lockQuestion } from '../rescore/carry-out.ts'
import { countEffects } from '../rescore/rescore.ts'
import { readRun } from '../rescore/run.ts'
import type { Schema } from '../schema.ts'
import { selectAskedHashes, selectOverrides, selectRescores } from './correction-queries.ts'
import {
  bumpOverrides,
  correctionFromRow,
  findCorrection,
  OVERRIDES_VERSION,
  rowFromCorrection,
  selectCorrections,
} from './rows.ts'
import { deleteSuspension, insertSuspension } from './suspensions.ts'

const [SQLITE_BATCH_MS, POSTGRES_BATCH_MS] = [5, 100]

export const correctionStore = (db: Kysely<Schema>): CorrectionStore => ({
  overrides: () => selectOverrides(db),
  overridesVersion: () => botState(db).read(OVERRIDES_VERSION),
  findCorrection: id => findCorrection(db, id),
  correctionsOf: questionId => selectCorrections(db, questionId),
  activeCorrections: () => selectActive(db),
  countEffects: (correction, rules) => countEffects(db, correction, rules),
  applyCorrection: (correction, rules) => inTransaction(db, trx => applyCorrection(trx, correction, rules)),
  awardCorrection: (id, by, rules) => inTransaction(db, trx => awardCorrection(trx, id, by, rules)),
  beginRescore: (id, rules) => inTransaction(db, trx => beginRescore(trx, id, rules)),
  carryOut: createCarryOut(db),
  batchMs: isSqlite(db) ? SQLITE_BATCH_MS : POSTGRES_BATCH_MS,
  findProgress: questionId => readRun(db, questionId),
  undoCorrection: (id, rules) => inTransaction(db, trx => undoCorrection(trx, id, rules)),
  recordFileCorrection: correction => inTransaction(db, trx => recordFileCorrection(trx, correction)),
  askedHashes: questionIds => selectAskedHashes(db, questionIds),
  suspend: suspension => inTransaction(db, trx => insertSuspension(trx, suspension)),
  restore: (guildId, questionId) => inTransaction(db, trx => deleteSuspension(trx, guildId, questionId)),
  findRescores: (ids, userId) => selectRescores(db, ids, userId),
})

const selectActive = async (db: Kysely<Schema>): Promise<StoredCorrection[]> => {
  const rows = await db
    .selectFrom('corrections')
    .selectAll()
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(correctionFromRow)
}

/** Its unique id makes sure that the points are given once. */
const insertCorrection = async (
  trx: Kysely<Schema>,
  correction: Correction,
  awardedAt: number | null,
): Promise<boolean> => {
  const inserted = await trx
    .insertInto('corrections')
    .values(rowFromCorrection(correction, awardedAt))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

const applyCorrection = async (
  trx: Kysely<Schema>,
  correction: Correction,
  rules: RescoreRules,
): Promise<'applied' | 'exists' | 'busy'> => {
  await lockQuestion(trx, correction.questionId)
  if (await isBusy(trx, correction)) return 'busy'
  if (!(await insertCorrection(trx, correction, rules.now))) return 'exists'
  await beginRun(trx, correction, { phase: 'regrade', isFirst: true, at: rules.now })
  await bumpOverrides(trx)
  return 'applied'
}

const awardCorrection = async (
  trx: Kysely<Schema>,
  id: string,
  by: string,
  rules: RescoreRules,
): Promise<'awarded' | 'not-active' | 'busy'> => {
  const found = await findCorrection(trx, id)
  if (!found) return 'not-active'
  await lockQuestion(trx, found.questionId)
  if (await isBusy(trx, found)) return 'busy'
  const row = await trx
    .updateTable('corrections')
    .set({ awarded_at: rules.now, set_by: by })
    .where('id', '=', id)
    .where('awarded_at', 'is', null)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return 'not-active'
  await beginRun(trx, found, { phase: 'regrade', isFirst: true, at: rules.now })
  return 'awarded'
}

const beginRescore = async (
  trx: Kysely<Schema>,
  id: string,
  rules: RescoreRules,
): Promise<'begun' | 'not-active' | 'busy'> => {
  const correction = await findCorrection(trx, id)
  // A file's correction whose award was undone changes nothing.
  if (!correction || correction.awardedAt === null) return 'not-active'
  await lockQuestion(trx, correction.questionId)
  if ((await readRun(trx, correction.questionId)) !== null) return 'busy'
  await beginRun(trx, correction, { phase: 'regrade', isFirst: false, at: rules.now })
  return 'begun'
}

const undoCorrection = async (
  trx: Kysely<Schema>,
  id: string,
  rules: RescoreRules,
): Promise<'undone' | 'superseded' | 'not-active' | 'busy'> => {
  const found = await findCorrection(trx, id)
  if (!found) return 'not-active'
  await lockQuestion(trx, found.questionId)
  const all = await selectCorrections(trx, found.questionId)
  const correction = all.find(one => one.id === id)
  if (!correction || correction.undoneAt !== null || correction.awardedAt === null) return 'not-active'
  // Of what a file doesn't say any more nothing is left to undo.
  const inForce = all.filter(one => one.undoneAt === null && one.awardedAt !== null && rules.isInForce(one))
  if (inForce.some(one => isAwardedAfter(one, correction))) return 'superseded'
  if (await isBusy(trx, correction)) return 'busy'
  const isOwners = correction.source === 'owner'
  // The file's key stays the file's: only the points are taken back.
  const ended = isOwners ? { undone_at: rules.now } : { awarded_at: null }
  await trx.updateTable('corrections').set(ended).where('id', '=', id).execute()
  await beginRun(trx, correction, { phase: 'take-back', isFirst: isOwners, at: rules.now })
  await bumpOverrides(trx)
  return 'undone'
}

const isAwardedAfter = (a: StoredCorrection, b: StoredCorrection): boolean =>
  a.awardedAt! > b.awardedAt! || (a.awardedAt === b.awardedAt && a.id > b.id)

/** Only where someone answered that revision: otherwise there's nothing to tell, and nothing to correct. */
const recordFileCorrection = async (trx: Kysely<Schema>, correction: Correction): Promise<boolean> => {
  const answer = await trx
    .selectFrom('posts')
    .innerJoin('answers', 'answers.post_id', 'posts.id')
    .select('posts.id')
    .where('posts.question_id', '=', correction.questionId)
    .where('posts.hash', '=', correction.hash)
    .limit(1)
    .executeTakeFirst()
  if (!answer || !(await insertCorrection(trx, correction, null))) return false
  await bumpOverrides(trx)
  return true
}
