import type { Question } from '../quiz/question.ts'
import { tally } from '../quiz/tally.ts'
import { chooseQuestion, PICK_STRATEGIES } from './choose-question.ts'
import type { Deps } from './deps.ts'
import { findSessionOf } from './find-asked.ts'
import { newPost } from './new-post.ts'
import type { AfterClose, MetBy } from './ports/posts.ts'
import type { InteractionToken, Post, SeriesPurpose, Session } from './record.ts'
import { dailyOf, isPublic, isReview, seriesOf } from './record.ts'
import { giveRolesSoon } from './roles/reconcile.ts'
import { banksFor } from './settings/banks.ts'
import { chooseForReview, type ReviewDeps } from './study/choose-review.ts'
import { FOLLOW_UPS_FOR_STANDINGS, idleEnd, usableToken } from './time-limits.ts'
import type { AskedPost, OwnResult, RevealView } from './views.ts'

/**
 * Why a post closes: its time is over, someone revealed it, its only person answered, its session was stopped,
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
  | 'answers'
  | 'banks'
  | 'clock'
  | 'dailies'
  | 'pauseMs'
  | 'people'
  | 'posts'
  | 'random'
  | 'reviews'
  | 'roles'
  | 'sessions'
  | 'settings'
  | 'study'
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
  const byTimer = cause === 'time' || (cause === 'stopped' && post.audience === 'channel')
  const revealAt = byTimer ? now : now + REVEAL_DELAY_MS
  const { goesOn, needsNext, ...after } = await whatFollows(deps, post, cause)
  const metBy = metByOf(post, cause, userId)
  if (!(await deps.posts.closePost(post.id, now, { ...after, revealAt }, metBy))) return null
  // The close drops the task that would have done this after an answer of the last seconds.
  if (isPublic(post)) await giveRolesSoon(deps, post.guildId)
  const view = await revealOf(deps, { post: { ...post, closedAt: now }, question }, goesOn)
  const series = seriesOf(post)
  if (series && after.endSession && post.audience !== 'channel')
    return { ...view, ended: await ownResultOf(deps, series) }
  return needsNext ? { ...view, needsNext } : view
}

/** How the one person of a private session did, for the message that they are looking at. */
export const ownResultOf = async (
  deps: Pick<Deps, 'sessions'>,
  { sessionId, round }: SeriesPurpose,
): Promise<OwnResult> => {
  const [own] = await deps.sessions.placingsOf(sessionId)
  return { asked: round, right: own?.right ?? 0 }
}

/** Who sees the answer of their own doing. Setting a daily gives no advantage over anyone else there. */
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

type Following = Omit<AfterClose, 'revealAt'> & Pick<RevealView, 'goesOn' | 'needsNext'>

const NOTHING_FOLLOWS: Following = { nextPost: null, endSession: null, goesOn: false }

/** A session that waits for a press longer than this ends, so that it keeps no channel from another one, ms. */
const MAX_IDLE_MS = 5 * 60_000

/** One follow-up message is kept for the standings. */
const isOutOfFollowUps = ({ token }: Session): boolean =>
  token?.followUpsLeft !== undefined && token.followUpsLeft <= FOLLOW_UPS_FOR_STANDINGS

const whatFollows = async (deps: CloseDeps, post: Post, cause: CloseCause): Promise<Following> => {
  const series = seriesOf(post)
  const session = await findSessionOf(deps, post)
  if (!series || !session || session.endedAt !== null) return NOTHING_FOLLOWS
  const later = deps.clock.now() + deps.pauseMs
  const end = { ...NOTHING_FOLLOWS, endSession: { standingsAt: later } }
  if (cause === 'stopped' || series.round >= series.rounds) return end
  // A single person continues when ready, with a button.
  if (post.audience !== 'channel') return { ...NOTHING_FOLLOWS, goesOn: true }
  if (cause === 'time' && (await isAbandoned(deps, post.id, series))) return end
  if (isOutOfFollowUps(session))
    return {
      ...NOTHING_FOLLOWS,
      endIdleAt: idleEnd(deps.clock.now(), MAX_IDLE_MS, session.token),
      goesOn: true,
      needsNext: true,
    }
  const next = await nextRound(deps, post, { openedAt: later, token: usableToken(session.token, later) })
  return next ? { ...NOTHING_FOLLOWS, nextPost: { ...next, dueAt: later }, goesOn: true } : end
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

type ChooseNextDeps = ReviewDeps & Pick<Deps, 'answers'>

/** Who asked the first question of a session asked all of them. */
const chooseNext = async (deps: ChooseNextDeps, post: Post): Promise<Question | null> => {
  if (isReview(post)) return chooseForReview(deps, post)
  const filter = { ...post, userId: post.askedBy }
  const chosen = await chooseQuestion(deps, await banksFor(deps, post), filter, PICK_STRATEGIES.series)
  return chosen.kind === 'chosen' ? chosen.question : null
}

/** The post of the round after this one; null if this isn't a round, or the topic has no more questions. */
export const nextRound = async (
  deps: ChooseNextDeps,
  post: Post,
  when: { readonly openedAt: number; readonly token: InteractionToken | null },
): Promise<AskedPost | null> => {
  const series = seriesOf(post)
  if (!series) return null
  const question = await chooseNext(deps, post)
  if (!question) return null
  const purpose = { ...series, round: series.round + 1 }
  return { post: { ...post, ...newPost(deps, question, post.seconds, when), purpose }, question }
}
