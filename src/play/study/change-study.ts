import { dayNumberIn } from '../../quiz/day.ts'
import { nextReminder } from '../../quiz/study/reminder.ts'
import type { Deps } from '../deps.ts'
import type { StudyTasks } from '../ports/study.ts'
import { settingsOf } from '../settings/banks.ts'
import type { StudySettings } from './record.ts'
import { beginReschedule } from './reschedule.ts'
import type { StudyPlace } from './show-study.ts'
import { READ_TYPED, STUDY_FIELDS, type StudyField, type TypedRefusal } from './typed-settings.ts'

/** What someone typed for each setting that they change. */
export type StudyChanges = StudyPlace & {
  readonly locale: string
  readonly typed: { readonly [Field in StudyField]?: string }
}

export type StudyChanged = { readonly kind: 'changed' } | TypedRefusal

/** Changes how someone studies: all settings, or none where one can't be read. */
export const changeStudy = async (
  deps: Pick<Deps, 'clock' | 'settings' | 'study'>,
  { userId, guildId, locale, typed }: StudyChanges,
): Promise<StudyChanged> => {
  const now = deps.clock.now()
  const before = await deps.study.settingsOf(userId)
  const placeZone = (await settingsOf(deps, guildId)).zone
  let changes: Partial<StudySettings> = { locale }
  // The zone comes first: dates and times are read in it.
  for (const field of STUDY_FIELDS) {
    if (typed[field] === undefined) continue
    const settings = { ...before, ...changes }
    const today = dayNumberIn(settings.zone ?? placeZone, now)
    const result = READ_TYPED[field](typed[field].trim(), { settings, today, placeZone, now })
    if (result.kind !== 'read') return result
    changes = { ...changes, ...result.changes }
  }
  const after = { ...before, ...changes }
  if (after.remindMinutes !== null && after.zone === null) return { kind: 'zone-needed' }
  const tasks = tasksAfter(after, changes, now)
  await deps.study.saveSettings(userId, changes, tasks)
  if (tasks.rescheduleAt !== undefined) await beginReschedule(deps, userId)
  return { kind: 'changed' }
}

const tasksAfter = (after: StudySettings, changes: Partial<StudySettings>, now: number): StudyTasks => ({
  ...(('examOn' in changes || 'pauses' in changes) && { rescheduleAt: now }),
  ...(('remindMinutes' in changes || 'remindedOn' in changes) && { remindAt: remindAt(after, now) }),
})

const remindAt = ({ zone, remindMinutes, remindedOn }: StudySettings, now: number): number | null =>
  zone === null || remindMinutes === null ? null : nextReminder(zone, remindMinutes, remindedOn, now).at
