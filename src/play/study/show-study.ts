import type { Deps } from '../deps.ts'
import { allBanksAt, settingsOf } from '../settings/banks.ts'
import type { StudySettings } from './record.ts'
import { type StudyDay, todayOf } from './today.ts'

/** Whose settings, and where they are: outside of guilds `guildId` is the channel's id. */
export type StudyPlace = { readonly userId: string; readonly guildId: string }

/** What someone's study panel shows. */
export type StudyView = StudyDay & {
  readonly settings: StudySettings
  /** The day of an exam to come; null for none. */
  readonly examOn: number | null
  /** The day of the last exam, if none is to come. */
  readonly examWasOn: number | null
  /** Whether Discord refused a reminder, which switched them off. Said once. */
  readonly wasBlocked: boolean
}

export const showStudy = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'settings' | 'study'>,
  { userId, guildId }: StudyPlace,
): Promise<StudyView> => {
  const wasBlocked = await deps.study.takeBlockedNotice(userId)
  const settings = await deps.study.settingsOf(userId)
  const ofGuild = await settingsOf(deps, guildId)
  const place = { banks: allBanksAt(deps, guildId, ofGuild), zone: ofGuild.zone }
  const day = await todayOf(deps, userId, settings, place)
  // The task that ends an exam waits until its day is over everywhere.
  const isOver = settings.examOn !== null && settings.examOn < day.today
  return {
    ...day,
    settings,
    examOn: isOver ? null : settings.examOn,
    examWasOn: isOver ? settings.examOn : settings.examWasOn,
    wasBlocked,
  }
}

/** Someone's settings, and the zone in which their days are counted. */
export const studySettings = async (
  deps: Pick<Deps, 'settings' | 'study'>,
  { userId, guildId }: StudyPlace,
): Promise<{ readonly settings: StudySettings; readonly zone: string }> => {
  const settings = await deps.study.settingsOf(userId)
  return { settings, zone: settings.zone ?? (await settingsOf(deps, guildId)).zone }
}

/** Whether the person must be told that their reminders were switched off. True once. */
export const takeBlockedNotice = ({ study }: Pick<Deps, 'study'>, userId: string): Promise<boolean> =>
  study.takeBlockedNotice(userId)

/** Switches someone's reminders off. */
export const stopReminders = ({ study }: Pick<Deps, 'study'>, userId: string): Promise<void> =>
  study.stopReminders(userId, null)
