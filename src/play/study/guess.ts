import { dayNumberIn } from '../../quiz/day.ts'
import { streakIn, type Verdict } from '../answer.ts'
import { type CloseDeps, ownResultOf, revealOf } from '../close.ts'
import type { Deps } from '../deps.ts'
import { findPressed, findSessionOf } from '../find-asked.ts'
import { isReview, type Post, seriesOf } from '../record.ts'
import type { AskedPost, RevealView } from '../views.ts'
import type { ComesBack } from './record.ts'

export type GuessOutcome =
  /** `reveal`: what their message shows, where the question was for them alone. */
  | { readonly kind: 'noted'; readonly verdict: Verdict; readonly reveal: RevealView | null }
  /** They have no correct answer there. */
  | { readonly kind: 'not-correct' }
  | { readonly kind: 'unknown-post' }

/**
 * Notes that someone's correct answer was a guess, so that the question comes back soon. Points and results stay. Pressed
 * again, it changes nothing.
 */
export const markGuess = async (
  deps: CloseDeps,
  { userId, ...press }: { readonly userId: string; readonly postId: string; readonly channelId: string },
): Promise<GuessOutcome> => {
  const asked = await findPressed(deps, press)
  if (!asked) return { kind: 'unknown-post' }
  const { post } = asked
  if (!(await deps.study.markGuessed(post.id, userId))) return { kind: 'not-correct' }
  const answer = await deps.answers.findAnswer(post.id, userId)
  if (!answer) return { kind: 'not-correct' }
  const study = { back: await comesBack(deps, post, userId), guess: 'noted' } as const
  const verdict = { ...asked, answer, streak: await streakIn(deps, post, userId), study }
  return { kind: 'noted', verdict, reveal: post.audience === 'channel' ? null : await ownReveal(deps, asked) }
}

/** Seen from today, which is not the day of the answer where the button is pressed the day after. */
const comesBack = async (
  deps: Pick<Deps, 'clock' | 'reviews' | 'study'>,
  { zone: placeZone, questionId }: Post,
  userId: string,
): Promise<ComesBack> => {
  const { zone } = await deps.study.settingsOf(userId)
  const today = dayNumberIn(zone ?? placeZone, deps.clock.now())
  const card = await deps.reviews.dueDateOf(userId, questionId)
  return { days: Math.max(0, (card?.dueOn ?? today) - today), resting: card?.resting ?? false }
}

/** The reveal of a post for one person, as it was shown when they answered. */
const ownReveal = async (deps: CloseDeps, asked: AskedPost): Promise<RevealView> => {
  const session = await findSessionOf(deps, asked.post)
  const series = seriesOf(asked.post)
  const reveal = await revealOf(deps, asked, session !== null && session.endedAt === null)
  const isLast = series !== null && session !== null && session.endedAt !== null
  return isLast && !isReview(asked.post) ? { ...reveal, ended: await ownResultOf(deps, series) } : reveal
}
