import type { Kysely } from 'kysely'
import type { CorrectionStore, RescoreRules, StoredCorrection } from '../play/ports/corrections.ts'
import type { Correction } from '../quiz/correction.ts'
import { lockUntilCommit } from './advisory-lock.ts'
import { botState } from './bot-state.ts'
import { selectAskedHashes, selectOverrides, selectRescores } from './correction-queries.ts'
import {
  bumpOverrides,
  correctionFromRow,
  OVERRIDES_VERSION,
  rowFromCorrection,
  selectCorrections,
} from './correction-rows.ts'
import { planMessages } from './rescore/messages.ts'
import { countEffects, rescore, takeBackRescores } from './rescore/rescore.ts'
import type { Schema } from './schema.ts'
import { deleteSuspension, insertSuspension } from './suspensions.ts'
import { addTask } from './tasks.ts'
import { inTransaction } from './transaction.ts'

export const correctionStore = (db: Kysely<Schema>): CorrectionStore => ({
  overrides: () => selectOverrides(db),
  overridesVersion: () => botState(db).read(OVERRIDES_VERSION),
  findCorrection: id => findCorrection(db, id),
  correctionsOf: questionId => selectCorrections(db, questionId),
  activeCorrections: () => selectActive(db),
  countEffects: (correction, rules) => countEffects(db, correction, rules),
  applyCorrection: (correction, rules) => inTransaction(db, trx => applyCorrection(trx, correction, rules)),
  awardCorrection: (id, by, rules) => inTransaction(db, trx => awardCorrection(trx, id, by, rules)),
  rescoreAgain: (id, rules) => inTransaction(db, trx => rescoreAgain(trx, id, rules)),
  undoCorrection: (id, rules) => inTransaction(db, trx => undoCorrection(trx, id, rules)),
  recordFileCorrection: correction => inTransaction(db, trx => recordFileCorrection(trx, correction)),
  askedHashes: questionIds => selectAskedHashes(db, questionIds),
  suspend: suspension => inTransaction(db, trx => insertSuspension(trx, suspension)),
  restore: (guildId, questionId) => inTransaction(db, trx => deleteSuspension(trx, guildId, questionId)),
  findRescores: (ids, userId) => selectRescores(db, ids, userId),
})

const findCorrection = async (db: Kysely<Schema>, id: string): Promise<StoredCorrection | null> => {
  const row = await db.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? correctionFromRow(row) : null
}

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

/** Of two decisions about a question at once, the second one re-scores what the first one has committed. */
const lockQuestion = (trx: Kysely<Schema>, questionId: string): Promise<void> =>
  lockUntilCommit(trx, [`correction ${questionId}`])

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
): Promise<'applied' | 'exists'> => {
  await lockQuestion(trx, correction.questionId)
  if (!(await insertCorrection(trx, correction, rules.now))) return 'exists'
  await carryOut(trx, { ...correction, awardedAt: rules.now }, rules)
  return 'applied'
}

const awardCorrection = async (
  trx: Kysely<Schema>,
  id: string,
  by: string,
  rules: RescoreRules,
): Promise<boolean> => {
  const found = await findCorrection(trx, id)
  if (!found) return false
  await lockQuestion(trx, found.questionId)
  const row = await trx
    .updateTable('corrections')
    .set({ awarded_at: rules.now, set_by: by })
    .where('id', '=', id)
    .where('awarded_at', 'is', null)
    .where('undone_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return false
  await carryOut(trx, correctionFromRow(row), rules)
  return true
}

/** How long after a change the answers are looked at again, ms: other processes hear of it within seconds. */
const AGAIN_MS = 60_000

/** Re-scores, and plans what follows. */
const carryOut = async (
  trx: Kysely<Schema>,
  correction: StoredCorrection,
  rules: RescoreRules,
): Promise<void> => {
  const { hashes } = await rescore(trx, correction, rules)
  await planMessages(trx, correction.questionId, hashes, rules.now)
  await addTask(trx, 'rescore', correction.id, rules.now + AGAIN_MS, 'later')
  await bumpOverrides(trx)
}

const rescoreAgain = async (trx: Kysely<Schema>, id: string, rules: RescoreRules): Promise<number> => {
  const correction = await findCorrection(trx, id)
  // A file's correction whose award was undone changes nothing.
  if (!correction || correction.awardedAt === null) return 0
  await lockQuestion(trx, correction.questionId)
  return (await rescore(trx, correction, rules)).changed
}

const undoCorrection = async (
  trx: Kysely<Schema>,
  id: string,
  rules: RescoreRules,
): Promise<'undone' | 'superseded' | 'not-active'> => {
  const found = await findCorrection(trx, id)
  if (!found) return 'not-active'
  await lockQuestion(trx, found.questionId)
  const all = await selectCorrections(trx, found.questionId)
  const correction = all.find(one => one.id === id)
  if (!correction || correction.undoneAt !== null || correction.awardedAt === null) return 'not-active'
  // Of a file that has its old key again nothing is left to undo.
  const inForce = all.filter(one => one.undoneAt === null && one.awardedAt !== null && rules.isInForce(one))
  if (inForce.some(one => isAwardedAfter(one, correction))) return 'superseded'
  await takeBackRescores(trx, correction)
  if (correction.source === 'owner') {
    await trx.updateTable('corrections').set({ undone_at: rules.now }).where('id', '=', id).execute()
    await carryOut(trx, { ...correction, undoneAt: rules.now }, rules)
  } else {
    // The file's key stays the file's: only the points are taken back.
    await trx.updateTable('corrections').set({ awarded_at: null }).where('id', '=', id).execute()
    await rescore(trx, { ...correction, awardedAt: null }, rules)
  }
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
