import { close, nextRound } from './close.ts'
import {
  type DeliverDeps,
  deliverQuestion,
  deliverReveal,
  type ShowQuestion,
  type ShowReveal,
} from './deliver.ts'
import type { Deps } from './deps.ts'
import { findOpenIn, findPressed, findSessionOf } from './find-asked.ts'
import type { Turn } from './rate-limits.ts'
import { type InteractionToken, isReview, mayEnd, type Post, seriesOf } from './record.ts'
import type { Presser } from './reveal.ts'
import { settingsOf } from './settings/banks.ts'
import type { MayEnd } from './settings/choices.ts'
import type { QuestionView } from './views.ts'

export type StopOutcome =
  /** `shown`: the open question's message became its reveal. */
  | { readonly kind: 'stopped'; readonly shown: boolean }
  | { readonly kind: 'already-over' }
  | { readonly kind: 'not-allowed'; readonly rule: MayEnd }

export type StopRequest = {
  readonly sessionId: string
  readonly userId: string
  readonly moderator: boolean
  /** The channel that was clicked in. */
  readonly channelId: string
  /** The message that was clicked. */
  readonly messageId: string
  readonly token: InteractionToken
}

/**
 * Ends a session, for someone who may by the guild's rule. Its standings follow. Where
 * the click was on the open question, `show` turns that message into the reveal; on an older one, the timer does.
 */
export const stopSession = async (
  deps: DeliverDeps,
  request: StopRequest,
  show: ShowReveal,
): Promise<StopOutcome> => {
  const { sessionId, userId, channelId, messageId } = request
  const session = await deps.sessions.findSession(sessionId)
  if (!session || session.channelId !== channelId || session.endedAt !== null) return { kind: 'already-over' }
  const { mayEnd: rule } = await settingsOf(deps, session.guildId)
  if (!mayEnd(request, { by: session.startedBy, audience: session.audience }, rule))
    return { kind: 'not-allowed', rule }
  await deps.sessions.refreshToken(sessionId, request.token)
  const open = await findOpenIn(deps, sessionId)
  if (!open) {
    const now = deps.clock.now()
    const ended = await deps.sessions.endSession(sessionId, now, now)
    // Someone else ended it, or asked for its next question: look again.
    return ended ? { kind: 'stopped', shown: false } : stopSession(deps, request, show)
  }
  const view = await close(deps, open, 'stopped', userId)
  // The timer closed it first, and wrote the next question or the end in the same transaction: look again.
  if (!view) return stopSession(deps, request, show)
  if (view.post.messageId !== messageId) return { kind: 'stopped', shown: false }
  await deliverReveal(deps, view, show)
  return { kind: 'stopped', shown: true }
}

export type NextOutcome =
  | { readonly kind: 'asked'; readonly view: QuestionView }
  | { readonly kind: 'already-asked' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown-post' }
  | { readonly kind: 'no-question' }
  /** Nothing is left to review. */
  | { readonly kind: 'review-over'; readonly sessionId: string }
  | Extract<Turn, { kind: 'too-fast' }>

/** Shows the next question of a session that waits for someone to say when: its one person, or anyone in a channel. */
export const nextQuestion = async (
  deps: DeliverDeps & Pick<Deps, 'takeTurn'>,
  postId: string,
  by: Presser,
  show: ShowQuestion,
): Promise<NextOutcome> => {
  const post = (await findPressed(deps, { postId, channelId: by.channelId }))?.post
  const series = post && seriesOf(post)
  const session = post && (await findSessionOf(deps, post))
  if (!post || !series || !session) return { kind: 'unknown-post' }
  if (post.audience !== 'channel' && session.startedBy !== by.userId) return { kind: 'not-yours' }
  if (session.endedAt !== null || post.closedAt === null || series.round >= series.rounds)
    return showOpen(deps, post, session.id, show)
  const turn = deps.takeTurn('questionsOfPerson', by.userId)
  if (turn.kind === 'too-fast') return turn
  const next = await nextRound(deps, post, { openedAt: deps.clock.now(), token: by.token })
  if (!next) return isReview(post) ? { kind: 'review-over', sessionId: session.id } : { kind: 'no-question' }
  const opened = await deps.posts.openPost(next.post, next.question, null)
  if (opened !== 'opened') return showOpen(deps, post, session.id, show)
  await deps.sessions.refreshToken(session.id, by.token)
  await deps.tasks.dropTask('idle', session.id)
  const view = { ...next, answered: 0, daily: null }
  if (isReview(post)) {
    // It takes the place of the verdict, which a late reveal must not bring back.
    await deps.tasks.dropTask('reveal', post.id)
    await showInReview(deps, view, show)
  } else await deliverQuestion(deps, view, show)
  return { kind: 'asked', view }
}

/** Not withdrawn where it fails: the button that was pressed is still there, and shows it then. */
const showInReview = async (
  { posts }: Pick<Deps, 'posts'>,
  view: QuestionView,
  show: ShowQuestion,
): Promise<void> => {
  const messageId = await show(view)
  if (messageId !== null) await posts.setMessageId(view.post.id, messageId)
}

/**
 * What was asked for already. A review shows its open question once more: the process may have died before it was shown,
 * and its message has no other way on.
 */
const showOpen = async (
  deps: Pick<Deps, 'banks' | 'posts'>,
  post: Post,
  sessionId: string,
  show: ShowQuestion,
): Promise<NextOutcome> => {
  if (!isReview(post)) return { kind: 'already-asked' }
  const open = await findOpenIn(deps, sessionId)
  if (!open) return { kind: 'review-over', sessionId }
  const view = { ...open, answered: 0, daily: null }
  await showInReview(deps, view, show)
  return { kind: 'asked', view }
}
