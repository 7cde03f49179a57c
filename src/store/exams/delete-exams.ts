import type { Kysely } from 'kysely'
import { taskKindsWhere } from '../../play/tasks/task-kinds.ts'
import type { DeletionStep } from '../people/anonymize.ts'
import type { Schema } from '../schema.ts'

const EXAM_TASKS = taskKindsWhere(({ ref }) => ref === 'exam')

/** An exam brings about so many rows: a batch takes fewer exams than other rows. */
const ROWS_PER_EXAM = 70

/**
 * Deletes up to about `maxRows` rows of a person's exams, open ones included. Before the answers: a submission that
 * commits first leaves answers, which are deleted after; one that comes later finds no exam.
 */
export const deleteExams: DeletionStep = (trx, userId, maxRows) =>
  deleteBatch(trx, 'user_id', userId, maxRows)

const EVENT_TASKS = taskKindsWhere(({ ref }) => ref === 'exam-event')

/** A guild's group exams with who joined them. True if there were any. */
export const purgeExamEvents = async (
  trx: Kysely<Schema>,
  guildId: string,
  maxRows: number,
): Promise<boolean> => {
  const events = await trx
    .selectFrom('exam_events')
    .select('id')
    .where('guild_id', '=', guildId)
    .limit(1)
    .execute()
  if (events.length === 0) return false
  const ids = events.map(({ id }) => id)
  const { numDeletedRows } = await trx
    .deleteFrom('exam_entrants')
    .where('event_id', 'in', ids)
    .where('user_id', 'in', from =>
      from.selectFrom('exam_entrants').select('user_id').where('event_id', 'in', ids).limit(maxRows),
    )
    .executeTakeFirst()
  if (Number(numDeletedRows) >= maxRows) return true
  await trx.deleteFrom('tasks').where('kind', 'in', EVENT_TASKS).where('ref', 'in', ids).execute()
  await trx.deleteFrom('exam_events').where('id', 'in', ids).execute()
  return true
}

/** The same for a guild. */
export const purgeExams = (trx: Kysely<Schema>, guildId: string, maxRows: number): Promise<boolean> =>
  deleteBatch(trx, 'guild_id', guildId, maxRows)

/** True if there were any, so there may be more. */
const deleteBatch = async (
  trx: Kysely<Schema>,
  column: 'user_id' | 'guild_id',
  value: string,
  maxRows: number,
): Promise<boolean> => {
  const exams = await trx
    .deleteFrom('exams')
    .where('id', 'in', from =>
      from
        .selectFrom('exams')
        .select('id')
        .where(column, '=', value)
        .limit(Math.ceil(maxRows / ROWS_PER_EXAM)),
    )
    .returning('id')
    .execute()
  if (exams.length === 0) return false
  await deletePartsOf(
    trx,
    exams.map(({ id }) => id),
  )
  return true
}

/** The questions and tasks of exams that were deleted. */
export const deletePartsOf = async (trx: Kysely<Schema>, examIds: readonly string[]): Promise<void> => {
  await trx.deleteFrom('exam_items').where('exam_id', 'in', examIds).execute()
  await trx.deleteFrom('tasks').where('kind', 'in', EXAM_TASKS).where('ref', 'in', examIds).execute()
}
