import { dateOfDay, dayNumberIn } from '../../quiz/day.ts'
import { instantOf } from '../../quiz/next-daily.ts'
import type { Deps } from '../deps.ts'
import { runInSteps } from '../tasks/steps.ts'

/** Where a day ends last. In which zone someone takes an exam is not known unless they have set one. */
const LAST_ZONE = 'Etc/GMT+12'

type RescheduleDeps = Pick<Deps, 'clock' | 'study'>

/**
 * Computes when a person's cards are due by their settings. Idempotent: after a kill in the middle it begins again, and
 * only writes what is left. Resolves with the end of the day of their exam, to go on without a date then.
 */
export const reschedule = async (
  { clock, study }: RescheduleDeps,
  userId: string,
): Promise<number | null> => {
  const { zone } = await study.settingsOf(userId)
  await study.endExam(userId, dayNumberIn(zone ?? LAST_ZONE, clock.now()))
  const step = stepsOf(study, userId)
  while (await runInSteps(step));
  const { examOn } = await study.settingsOf(userId)
  return examOn === null ? null : instantOf(zone ?? LAST_ZONE, dateOfDay(examOn + 1), 0)
}

/** Discord waits three seconds for a reply, ms. */
const BEGIN_MS = 250

/**
 * The first part of that work, all of it for most people, so that what they are shown next is by their new settings. The
 * task does the rest.
 */
export const beginReschedule = async ({ study }: Pick<Deps, 'study'>, userId: string): Promise<void> => {
  await runInSteps(stepsOf(study, userId), { runMs: BEGIN_MS })
}

const stepsOf = (study: Deps['study'], userId: string): ((size: number) => Promise<boolean>) => {
  let after = ''
  return async size => {
    const last = await study.rescheduleCards(userId, after, size)
    after = last ?? after
    return last !== null
  }
}
