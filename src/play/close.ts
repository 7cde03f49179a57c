import { tally } from '../quiz/tally.ts'
import { chooseQuestion, PICK_STRATEGIES } from './choose-question.ts'
import type { Deps } from './deps.ts'
import { findSessionOf } from './find-asked.ts'
import { newPost } from './new-post.ts'
import type { AfterClose, MetBy } from './ports/store.ts'
import type { InteractionToken, Post, SeriesPurpose } from './record.ts'
import { dailyOf, seriesOf } from './record.ts'
import { usableToken } from './time-limits.ts'
import type { AskedPost, RevealView } from './views.ts'

/**
 * Why a post closes: its time is over, somebody revealed it, its only person answered, its session was stopped,
 * or the next daily comes.
 */
export type CloseCause = 'time' | 'revealed' | 'answered' | 'stopped' | 'followed'

/**
 * How long the reveal task waits where a click closed the post, ms: the reply to that click shows the reveal. If
 * the process dies before, the task does it. A daily's waits as long, so that the new question comes first.
 */
const REVEAL_DELAY_MS = 5000

export type CloseDeps = Pick<
  Deps,
  'answers' | 'banks' | 'clock' | 'dailies' | 'pauseMs' | 'people' | 'posts' | 'random' | 'sessions'
>

/**
 * Closes a post for good and, in the same transaction, writes what follows: the session's next question or its
 * end. Null where another click or process closed it first. `userId`: who pressed; null where no one did.
 */
export const close = async (
  deps: CloseDeps,
  { post, question }: AskedPost,
  cause: CloseCause,
  userId: string | null = null,
): Promise<RevealView | null> => {
  const now = deps.clock.now()
  const revealAt = cause === 'time' || cause === 'stopped' ? now : now + REVEAL_DELAY_MS
  const { goesOn, ...after } = await whatFollows(deps, post, cause)
  const metBy = metByOf(post, cause, userId)
  if (!(await deps.posts.closePost(post.id, now, { ...after, revealAt }, metBy))) return null
  return revealOf(deps, { post: { ...post, closedAt: now }, question }, goesOn)
}

/** Who sees the answer of their own doing. Whoever set a daily is in no better place than all others there. */
const metByOf = (post: Post, cause: CloseCause, userId: string | null): MetBy => ({
  asker: dailyOf(post) === null && (cause === 'time' || userId !== null),
  userId,
})

/** More names than any message shows. */
const MAX_NAMES = 50

/** What a closed post shows. */
export const revealOf = async (
  deps: Pick<Deps, 'answers' | 'people'>,
  asked: AskedPost,
  goesOn: boolean,
): Promise<RevealView> => {
  const ballots = await deps.answers.ballotsOf(asked.post.id)
  const named = tally(asked.question, ballots).right.slice(0, MAX_NAMES)
  return { ...asked, ballots, hidden: await deps.people.hiddenAmong(named), goesOn }
}

type Following = Omit<AfterClose, 'revealAt'> & Pick<RevealView, 'goesOn'>

const NOTHING_FOLLOWS: Following = { nextPost: null, endSession: null, goesOn: false }

const whatFollows = async (deps: CloseDeps, post: Post, cause: CloseCause): Promise<Following> => {
  const series = seriesOf(post)
  const session = await findSessionOf(deps, post)
  if (!series || !session || session.endedAt !== null) return NOTHING_FOLLOWS
  const later = deps.clock.now() + deps.pauseMs
  const end = { nextPost: null, endSession: { standingsAt: later }, goesOn: false }
  if (cause === 'stopped' || series.round >= series.rounds) return end
  // One person alone goes on when ready, with a button.
  if (post.audience !== 'channel') return { ...NOTHING_FOLLOWS, goesOn: true }
  if (cause === 'time' && (await isAbandoned(deps, post.id, series))) return end
  const next = await nextRound(deps, post, { openedAt: later, token: usableToken(session.token, later) })
  return next ? { nextPost: { ...next, dueAt: later }, endSession: null, goesOn: true } : end
}

/** Two rounds in a row without an answer: the session ends. */
const isAbandoned = async (
  deps: Pick<Deps, 'answers' | 'sessions'>,
  postId: string,
  { sessionId, round }: SeriesPurpose,
): Promise<boolean> => {
  if (round === 1 || (await deps.answers.countAnswers(postId)) > 0) return false
  return (await deps.sessions.countAnswersInRound(sessionId, round - 1)) === 0
}

/** The post of the round after this one; null where this is no round, or the topic has no question any more. */
export const nextRound = async (
  deps: Pick<Deps, 'answers' | 'banks' | 'dailies' | 'random'>,
  post: Post,
  when: { readonly openedAt: number; readonly token: InteractionToken | null },
): Promise<AskedPost | null> => {
  const series = seriesOf(post)
  if (!series) return null
  // Who asked the first question of a session asked all of them.
  const chosen = await chooseQuestion(deps, { ...post, userId: post.askedBy }, PICK_STRATEGIES.series)
  if (chosen.kind !== 'chosen') return null
  const { question } = chosen
  const purpose = { ...series, round: series.round + 1 }
  return { post: { ...post, ...newPost(deps, question, post.seconds, when), purpose }, question }
}
