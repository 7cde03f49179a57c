import type { Question } from '../quiz/question.ts'
import { tally } from '../quiz/tally.ts'
import { asking, choose } from './ask.ts'
import type { Deps } from './deps.ts'
import type { Then } from './ports.ts'
import type { Pass, Post } from './record.ts'
import { usable } from './time-limits.ts'
import type { AskedPost, RevealView } from './views.ts'

/**
 * Why a post closes: its time is over, somebody revealed it, its only person answered, its session was stopped,
 * or the next daily comes.
 */
export type Cause = 'time' | 'revealed' | 'answered' | 'stopped' | 'followed'

/**
 * How long the clock leaves a reveal to whoever closed the post with a click: that click's own answer shows it.
 * If the process dies before, the clock does it. A daily's waits as long, so that the new question comes first.
 */
const REVEAL_WAITS_MS = 5000

/**
 * Closes a post for good and, in the same transaction, says what follows: the session's next question or its
 * end. Null where somebody else was faster.
 */
export const close = async (
  deps: Deps,
  post: Post,
  question: Question,
  cause: Cause,
): Promise<RevealView | null> => {
  const now = deps.clock.now()
  const revealAt = cause === 'time' || cause === 'stopped' ? now : now + REVEAL_WAITS_MS
  const then = { ...(await whatFollows(deps, post, cause)), revealAt }
  if (!(await deps.store.close(post.id, now, then))) return null
  return revealOf(deps, { post: { ...post, closedAt: now }, question }, then.goesOn)
}

/** More names than any message shows. */
const MAX_NAMES = 50

/** What a closed post shows. */
export const revealOf = async (deps: Deps, asked: AskedPost, goesOn: boolean): Promise<RevealView> => {
  const ballots = await deps.store.ballots(asked.post.id)
  const named = tally(asked.question, ballots).right.slice(0, MAX_NAMES)
  return { ...asked, ballots, hidden: await deps.store.hiddenAmong(named), goesOn }
}

type Following = Omit<Then, 'revealAt'> & Pick<RevealView, 'goesOn'>

const whatFollows = async (deps: Deps, post: Post, cause: Cause): Promise<Following> => {
  const session = post.sessionId === null ? null : await deps.store.session(post.sessionId)
  if (!session || session.endedAt !== null) return { next: null, endSession: null, goesOn: false }
  const later = deps.clock.now() + deps.pauseMs
  const end = { next: null, endSession: { standingsAt: later }, goesOn: false }
  if (cause === 'stopped' || post.round >= post.rounds) return end
  // One person alone goes on when ready, with a button.
  if (post.audience !== 'channel') return { next: null, endSession: null, goesOn: true }
  if (cause === 'time' && (await nobodyIsThere(deps, post))) return end
  const next = await nextPost(deps, post, { openedAt: later, pass: usable(session.pass, later) })
  return next ? { next: { ...next, dueAt: later }, endSession: null, goesOn: true } : end
}

/** Two rounds in a row without an answer: talking to an empty room ends here. */
const nobodyIsThere = async (deps: Deps, post: Post): Promise<boolean> => {
  if (post.round === 1 || (await deps.store.answeredCount(post.id)) > 0) return false
  return (await deps.store.answeredInRound(post.sessionId!, post.round - 1)) === 0
}

/** The post of the round after this one; null where the topic has no question any more. */
export const nextPost = async (
  deps: Deps,
  post: Post,
  when: { readonly openedAt: number; readonly pass: Pass | null },
): Promise<AskedPost | null> => {
  // Whoever began a session asked its first question, and so all of them.
  const question = await choose(deps, { ...post, userId: post.askedBy })
  if (!question) return null
  const next = { ...post, ...asking(deps, question, post.seconds, when), round: post.round + 1 }
  return { post: next, question }
}
