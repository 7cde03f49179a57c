import type { Kysely, Updateable } from 'kysely'
import type { StudyTasks } from '../../play/ports/study.ts'
import { DEFAULT_STUDY, type StudySettings } from '../../play/study/record.ts'
import type { Schema, StudySettingsTable } from '../schema.ts'
import { deleteTasks, planTask } from '../tasks.ts'
import { selectSettings } from './cards.ts'
import { rowFromSettings, settingsFromRow } from './rows.ts'

/** How people study. */

export const selectStudySettings = async (db: Kysely<Schema>, userId: string): Promise<StudySettings> => {
  const [row] = await selectSettings(db, { userId })
  return row ? settingsFromRow(row) : DEFAULT_STUDY
}

/** Only the columns that change, so that a reminder that is sent at the same moment isn't forgotten. */
export const saveSettings = async (
  trx: Kysely<Schema>,
  userId: string,
  changes: Partial<StudySettings>,
  { rescheduleAt, remindAt }: StudyTasks = {},
): Promise<void> => {
  const row = rowFromSettings(userId, { ...DEFAULT_STUDY, ...changes })
  const changed = Object.keys(changes).map(name => COLUMNS[name as keyof StudySettings])
  const set: Updateable<StudySettingsTable> = Object.fromEntries(changed.map(name => [name, row[name]]))
  if (changed.length > 0)
    await trx
      .insertInto('study_settings')
      .values(row)
      .onConflict(conflict => conflict.column('user_id').doUpdateSet(set))
      .execute()
  if (rescheduleAt !== undefined) await planTask(trx, 'reschedule', userId, rescheduleAt, 'later')
  if (remindAt === null) await deleteTasks(trx, ['remind'], userId)
  else if (remindAt !== undefined) await planTask(trx, 'remind', userId, remindAt, 'later')
}

const COLUMNS: Readonly<Record<keyof StudySettings, keyof StudySettingsTable>> = {
  zone: 'zone',
  examOn: 'exam_on',
  pauses: 'pauses',
  perDay: 'per_day',
  remindMinutes: 'remind_minutes',
  remindersBlockedAt: 'reminders_blocked_at',
  remindedOn: 'reminded_on',
  locale: 'locale',
  examWasOn: 'exam_was_on',
}

/** An update and no upsert: whoever deleted their data meanwhile must not be stored again. */
export const stopReminders = async (
  trx: Kysely<Schema>,
  userId: string,
  blockedAt: number | null,
): Promise<void> => {
  await trx
    .updateTable('study_settings')
    .set({ remind_minutes: null, ...(blockedAt !== null && { reminders_blocked_at: blockedAt }) })
    .where('user_id', '=', userId)
    .execute()
  if (blockedAt === null) await deleteTasks(trx, ['remind'], userId)
}

export const updateReminded = async (db: Kysely<Schema>, userId: string, day: number): Promise<void> => {
  await db
    .updateTable('study_settings')
    .set({ reminded_on: day })
    .where('user_id', '=', userId)
    .where(eb => eb.or([eb('reminded_on', 'is', null), eb('reminded_on', '<', day)]))
    .execute()
}

/** A read first, because hardly anyone has a notice, and a write would take SQLite's only write lock. */
export const deleteBlockedNotice = async (db: Kysely<Schema>, userId: string): Promise<boolean> => {
  const [row] = await selectSettings(db, { userId })
  if (row === undefined || row.reminders_blocked_at === null) return false
  const { numUpdatedRows } = await db
    .updateTable('study_settings')
    .set({ reminders_blocked_at: null })
    .where('user_id', '=', userId)
    .where('reminders_blocked_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const deletePastExam = async (db: Kysely<Schema>, userId: string, today: number): Promise<void> => {
  await db
    .updateTable('study_settings')
    .set(eb => ({ exam_was_on: eb.ref('exam_on'), exam_on: null }))
    .where('user_id', '=', userId)
    .where('exam_on', '<', today)
    .execute()
}
