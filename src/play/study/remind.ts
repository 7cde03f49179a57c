import { DEFAULT_ZONE } from '../../quiz/day.ts'
import { type NextReminder, nextReminder } from '../../quiz/study/reminder.ts'
import type { Deps } from '../deps.ts'
import type { Delivery } from '../ports/publisher.ts'
import type { Task } from '../record.ts'
import type { ReminderView } from '../views.ts'
import type { StudySettings } from './record.ts'
import { todayOf } from './today.ts'

/** A reminder that is later than this may have been sent: by a database of which a backup was restored, for instance, ms. */
const ON_TIME_MS = 10 * 60_000

type RemindDeps = Pick<Deps, 'banks' | 'clock' | 'metrics' | 'pace' | 'publisher' | 'study'>

/**
 * Reminds a person to review, once a day at the time of their choice, if something is left to review that day. Resolves
 * with the time of the next reminder. Idempotent from any point: a message that may have been sent before is looked for
 * first, and Discord drops the second of two with one nonce within minutes. Throws where trying again later may help.
 */
export const remind = async (deps: RemindDeps, task: Task): Promise<number | null> => {
  const userId = task.ref
  const settings = await deps.study.settingsOf(userId)
  const next = nextOf(settings, deps.clock.now())
  if (next === null || next.at > deps.clock.now()) return next?.at ?? null
  const place = { banks: deps.banks.current(), zone: DEFAULT_ZONE }
  const { left } = await todayOf(deps, userId, settings, place)
  const sent = left > 0 ? await sendOnce(deps, task, { ...next, left, locale: settings.locale }) : null
  if (sent?.kind === 'gone') return switchOff(deps, userId)
  await deps.study.markReminded(userId, next.day)
  const following = nextOf(await deps.study.settingsOf(userId), deps.clock.now())
  return following?.at ?? null
}

/** Null where the person wants none. */
const nextOf = ({ zone, remindMinutes, remindedOn }: StudySettings, now: number): NextReminder | null =>
  remindMinutes === null ? null : nextReminder(zone ?? DEFAULT_ZONE, remindMinutes, remindedOn, now)

const sendOnce = async (
  deps: RemindDeps,
  { ref: userId, attempts }: Task,
  unsent: Omit<ReminderView, 'channelId'>,
): Promise<Delivery> => {
  const opened = await deps.publisher.openDirect(userId)
  if (opened.kind === 'gone') return opened
  const reminder = { ...unsent, channelId: opened.channelId }
  const mayBeSent = attempts > 1 || deps.clock.now() - unsent.at > ON_TIME_MS
  const sentBefore = mayBeSent ? await deps.publisher.findReminder(reminder) : null
  if (sentBefore !== null) {
    deps.metrics?.duplicatePrevented('message')
    return { kind: 'sent', messageId: sentBefore }
  }
  // Its second request: the runner has waited for the first.
  await deps.pace()
  return deps.publisher.reminder(reminder)
}

/** The person hears of it at their next command, since no message reaches them. */
const switchOff = async (deps: RemindDeps, userId: string): Promise<null> => {
  await deps.study.stopReminders(userId, deps.clock.now())
  return null
}
