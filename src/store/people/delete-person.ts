import type { Kysely } from 'kysely'
import type { DeletionRequest } from '../../play/ports/people.ts'
import { taskKindsWhere, WHOLE_BOT } from '../../play/tasks/task-kinds.ts'
import { removeFromResets } from '../boards/resets.ts'
import { deleteRescores, removeFromDecisions } from '../corrections/delete-rescores.ts'
import { deleteNotices, deleteReports } from '../curation/delete-reports.ts'
import { lockUntilCommit } from '../database/advisory-lock.ts'
import { digestFor } from '../database/digest.ts'
import { isSqlite } from '../database/transaction.ts'
import { deleteExams } from '../exams/delete-exams.ts'
import { deleteEntrants } from '../exams/entrants.ts'
import { subtractFromStats } from '../posts/question-stats.ts'
import { removeFromRuns } from '../rescore/remove-from-runs.ts'
import { revokeGrants } from '../roles/grants.ts'
import type { Schema } from '../schema.ts'
import { STUDIED_COLUMNS, subtractFromQuestionRatings } from '../study/remove-from-study.ts'
import { deleteSuggestions, removeFromSuggestions } from '../suggestions/delete-suggestions.ts'
import { addTask, deleteTasks } from '../tasks.ts'
import { type DeletionStep, removeFromPosts, removeFromSessions, someone } from './anonymize.ts'

/** Kinds of tasks whose `ref` is a person's id. */
const PERSONAL_KINDS = taskKindsWhere(({ ref }) => ref === 'person')

/** Writes a request to delete a person, and the task that finishes it should this process die. */
export const insertDeletion = async (
  trx: Kysely<Schema>,
  { userId, salt, at, resumeAt, expireAt }: DeletionRequest,
): Promise<void> => {
  const digest = digestFor(salt, userId)
  await trx.insertInto('deletions').values({ salt, digest, deleted_at: at }).execute()
  await deleteDerived(trx, userId)
  await deleteTasks(trx, PERSONAL_KINDS, userId)
  await addTask(trx, 'forget', userId, resumeAt, 'later')
  await addTask(trx, 'expire-deletions', WHOLE_BOT, expireAt, 'later')
}

/**
 * Deletes one batch of what is stored about a person. True if more remains. The last batch ends the task, in one
 * transaction with the rows that would bring the person back onto a board.
 */
export const deletePersonBatch = async (
  trx: Kysely<Schema>,
  userId: string,
  vacuumAt: number,
  maxRows: number,
): Promise<boolean> => {
  for (const step of DELETION_STEPS) if (await step(trx, userId, maxRows)) return true
  await removeFromPlanned(trx, userId)
  await removeFromDecisions(trx, userId)
  await revokeGrants(trx, userId, vacuumAt)
  await removeFromSuggestions(trx, userId)
  await deleteDerived(trx, userId)
  // Looked for once more, after the totals: an answer that was committed meanwhile has lost its points to that deletion.
  if (await deleteAnswers(trx, userId, maxRows)) return true
  for (const table of ['people', 'study_settings', 'exam_outcomes'] as const)
    await trx.deleteFrom(table).where('user_id', '=', userId).execute()
  await deleteTasks(trx, PERSONAL_KINDS, userId)
  await addTask(trx, 'vacuum', WHOLE_BOT, vacuumAt, 'later')
  return false
}

const deleteDerived = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  await trx.deleteFrom('totals').where('user_id', '=', userId).execute()
  await trx.deleteFrom('streaks').where('user_id', '=', userId).execute()
  await trx.deleteFrom('abilities').where('user_id', '=', userId).execute()
}

/**
 * Deletes answers, and takes them out of their posts' counts: what a count has more than there are answers would tell
 * what the one deleted person of a guild answered. Open posts keep a digest until they close, so no one answers twice.
 */
const deleteAnswers: DeletionStep = async (trx, userId, maxRows) => {
  // Two batches of one person at the same time would take the same answers out of the counts twice.
  await lockUntilCommit(trx, [`forget ${userId}`])
  const answers = await trx
    .selectFrom('answers')
    .select(STUDIED_COLUMNS)
    .where('user_id', '=', userId)
    .limit(maxRows)
    .execute()
  if (answers.length === 0) return false
  const ids = answers.map(({ post_id }) => post_id)
  const posts = await lockPosts(trx, ids)
  const open = posts.filter(({ audience, closed_at }) => audience === 'channel' && closed_at === null)
  const closed = posts.filter(({ closed_at }) => closed_at !== null)
  if (open.length > 0) await insertSpentAnswers(trx, open, userId)
  if (closed.length > 0) {
    await subtractAnswers(trx, closed, userId)
    await subtractFromStats(trx, closed, userId)
  }
  await subtractFromQuestionRatings(trx, answers)
  await trx.deleteFrom('answers').where('user_id', '=', userId).where('post_id', 'in', ids).execute()
  return true
}

type PostRef = { readonly id: string }

/** Row locks, in one order: a close comes before, and counts these answers, or after, and deletes the digests. */
const lockPosts = (trx: Kysely<Schema>, ids: readonly string[]) => {
  const posts = trx
    .selectFrom('posts')
    .select(['id', 'audience', 'closed_at'])
    .where('id', 'in', ids)
    .orderBy('id')
  return (isSqlite(trx) ? posts : posts.forUpdate()).execute()
}

const insertSpentAnswers = (trx: Kysely<Schema>, posts: readonly PostRef[], userId: string) =>
  trx
    .insertInto('spent_answers')
    .values(posts.map(({ id }) => ({ post_id: id, digest: digestFor(id, userId) })))
    .onConflict(conflict => conflict.doNothing())
    .execute()

const subtractAnswers = (trx: Kysely<Schema>, posts: readonly PostRef[], userId: string) =>
  trx
    .updateTable('posts')
    .set(eb => ({
      answered: eb('answered', '-', 1),
      right_count: eb(
        'right_count',
        '-',
        eb
          .selectFrom('answers')
          .select('is_right')
          .whereRef('answers.post_id', '=', 'posts.id')
          .where('answers.user_id', '=', userId)
          .$asScalar(),
      ),
    }))
    .where(
      'id',
      'in',
      posts.map(({ id }) => id),
    )
    .execute()

/** Dailies, group exams and resets belong to their guild, so they stay under another id. */
const removeFromPlanned = async (trx: Kysely<Schema>, userId: string): Promise<void> => {
  for (const table of ['dailies', 'exam_events'] as const) {
    const planned = await trx.selectFrom(table).select('id').where('set_by', '=', userId).execute()
    for (const { id } of planned)
      await trx.updateTable(table).set({ set_by: someone() }).where('id', '=', id).execute()
  }
  await removeFromResets(trx, userId)
}

const deleteExposures: DeletionStep = (trx, userId, maxRows) =>
  deleteOfPerson(trx, 'exposures', userId, maxRows)

const deleteCards: DeletionStep = (trx, userId, maxRows) => deleteOfPerson(trx, 'cards', userId, maxRows)

const deleteOfPerson = async (
  trx: Kysely<Schema>,
  table: 'exposures' | 'cards',
  userId: string,
  maxRows: number,
): Promise<boolean> => {
  const { numDeletedRows } = await trx
    .deleteFrom(table)
    .where('user_id', '=', userId)
    .where('question_id', 'in', from =>
      from.selectFrom(table).select('question_id').where('user_id', '=', userId).limit(maxRows),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** In this order: an exam that is submitted meanwhile leaves answers, which must be looked for after it is gone. */
const DELETION_STEPS: readonly DeletionStep[] = [
  deleteReports,
  deleteSuggestions,
  deleteNotices,
  deleteEntrants,
  deleteExams,
  deleteAnswers,
  removeFromRuns,
  deleteRescores,
  removeFromPosts,
  removeFromSessions,
  deleteExposures,
  deleteCards,
]
