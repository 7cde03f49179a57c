import { DAY_MS } from '../quiz/day.ts'
import type { Deps } from './deps.ts'
import { VACUUM_DELAY_MS } from './retention.ts'
import { runInSteps } from './tasks/steps.ts'

/** How long a record of a deletion is kept, ms: backups older than this bring deleted people back. */
export const DELETION_RECORD_MS = 90 * DAY_MS

/** When the task takes over, after the request, ms. */
const RESUME_DELAY_MS = 2000

const ANONYMIZE_RETRY_MS = 3_600_000

/** `underway`: the person is off all boards already; the rest follows within minutes. */
export type ForgetOutcome = { readonly kind: 'forgotten' | 'underway' }

type ForgetDeps = Pick<Deps, 'clock' | 'people'>

/**
 * Deletes a person's data in small transactions, so that no one's click waits. Their posts in channels stay, without
 * them. What takes longer than a second is left to the durable
 * task `forget`, which also goes on if this process dies.
 */
export const forgetPerson = async (
  deps: ForgetDeps & Pick<Deps, 'random'>,
  userId: string,
): Promise<ForgetOutcome> => {
  const at = deps.clock.now()
  const [resumeAt, expireAt] = [at + RESUME_DELAY_MS, at + DELETION_RECORD_MS]
  await deps.people.requestDeletion({ userId, salt: deps.random.id(), at, resumeAt, expireAt })
  return { kind: (await deleteSome(deps, userId)) ? 'underway' : 'forgotten' }
}

/** Resolves with the time to go on where more remains. */
export const finishDeletion = async (deps: ForgetDeps, userId: string): Promise<number | null> =>
  (await deleteSome(deps, userId)) ? deps.clock.now() : null

/** For about a second. True if more remains. */
const deleteSome = ({ clock, people }: ForgetDeps, userId: string): Promise<boolean> =>
  runInSteps(maxRows => people.deletionBatch(userId, clock.now() + VACUUM_DELAY_MS, maxRows))

/** Resolves with the time of the next attempt if the post is still open or waits for its reveal. */
export const anonymizeClosed = async (
  { clock, people }: ForgetDeps,
  postId: string,
): Promise<number | null> => ((await people.anonymizePost(postId)) ? null : clock.now() + ANONYMIZE_RETRY_MS)

/** Resolves with the time at which the next record is due. */
export const expireDeletions = async ({ clock, people }: ForgetDeps): Promise<number | null> => {
  const oldest = await people.dropDeletionsBefore(clock.now() - DELETION_RECORD_MS)
  return oldest === null ? null : oldest + DELETION_RECORD_MS + 1
}
