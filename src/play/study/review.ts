import { dayNumberIn } from '../../quiz/day.ts'
import { type AskDeps, type AskOutcome, openSession, type QuizRequest } from '../ask.ts'
import { resolveScope } from '../choose-question.ts'
import { close } from '../close.ts'
import type { DeliverDeps, ShowQuestion } from '../deliver.ts'
import type { Deps } from '../deps.ts'
import { findOpenIn, findPressed } from '../find-asked.ts'
import { isReview, type Session } from '../record.ts'
import type { Presser } from '../reveal.ts'
import { allBanksAt, settingsOf } from '../settings/banks.ts'
import type { QuestionView } from '../views.ts'
import { pickReview, type ReviewScope, type ReviewSupply, reviewSize, supplyReview } from './choose-review.ts'
import { countDue } from './count-due.ts'
import { type ReviewSummary, reviewSummary } from './review-summary.ts'

export type ReviewRequest = Omit<QuizRequest, 'difficulty' | 'seconds' | 'follows'> & {
  /** Whether they asked for new questions: otherwise these only follow what is due. */
  readonly fresh: boolean
}

export type ReviewOutcome = AskOutcome | NothingDue

export type NothingDue = {
  readonly kind: 'nothing-due'
  /** The one that was asked for; null for none. */
  readonly topic: string | null
  /** In how many days the next questions on the topic are due, and how many; null where there are none within the year. */
  readonly next: { readonly days: number; readonly count: number } | null
  /** How many new questions a review may ask today. */
  readonly fresh: number
}

/** Starts a review with its first question. Only its person ever sees it, and it never scores. */
export const startReview = async (
  deps: AskDeps,
  { fresh: wantsFresh, ...request }: ReviewRequest,
  show: ShowQuestion,
): Promise<ReviewOutcome> => {
  const turn = deps.takeTurn('questionsOfPerson', request.userId)
  if (turn.kind === 'too-fast') return turn
  const settings = await settingsOf(deps, request.guildId)
  const banks = allBanksAt(deps, request.guildId, settings)
  const resolved = resolveScope(banks, { ...request, difficulty: null })
  if (resolved.kind !== 'found') return resolved
  const scope: ReviewScope = { ...request, topic: resolved.topic, zone: settings.zone, banks }
  const supply = await supplyReview(deps, scope, request.questions)
  const questions = Math.min(request.questions, reviewSize(supply))
  if (!wantsFresh && supply.due.length + supply.missed.length === 0) return nothingDue(deps, scope, supply)
  const question = await pickReview(deps, request.userId, supply, null, questions)
  if (!question) return nothingDue(deps, scope, supply)
  const session = { ...request, ...resolved, questions, seconds: null }
  return openSession(deps, session, { kind: 'review', question, settings }, show)
}

const YEAR_DAYS = 366

const nothingDue = async (
  deps: Pick<Deps, 'clock' | 'study'>,
  { userId, zone, topic }: ReviewScope,
  { fresh, maxFresh, questions }: ReviewSupply,
): Promise<NothingDue> => {
  const settings = await deps.study.settingsOf(userId)
  const today = dayNumberIn(settings.zone ?? zone, deps.clock.now())
  const { later } = await countDue(deps, questions, { userId, on: today, until: today + YEAR_DAYS })
  const [soonest] = [...later.keys()].sort((a, b) => a - b)
  return {
    kind: 'nothing-due',
    topic,
    next: soonest === undefined ? null : { days: soonest - today, count: later.get(soonest)! },
    fresh: Math.min(fresh.length, maxFresh),
  }
}

export type ReviewEnd =
  | { readonly kind: 'ended'; readonly summary: ReviewSummary }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown-post' }

/** Ends a review and shows how it went; once more where it had ended before. An open question is not asked any more. */
export const endReview = async (
  deps: DeliverDeps,
  sessionId: string,
  { userId, channelId }: Presser,
  show: (summary: ReviewSummary) => Promise<void>,
): Promise<ReviewEnd> => {
  const session = await deps.sessions.findSession(sessionId)
  if (!session || session.channelId !== channelId) return { kind: 'unknown-post' }
  if (session.startedBy !== userId) return { kind: 'not-yours' }
  await stop(deps, session)
  const summary = await reviewSummary(deps, session)
  await show(summary)
  // Until here, a process that dies leaves the standings to be shown.
  await deps.tasks.dropTask('standings', sessionId)
  return { kind: 'ended', summary }
}

const stop = async (deps: DeliverDeps, { id, endedAt }: Session): Promise<void> => {
  if (endedAt !== null) return
  const open = await findOpenIn(deps, id)
  if (open) {
    await close(deps, open, 'stopped')
    await deps.tasks.dropTask('reveal', open.post.id)
  }
  const now = deps.clock.now()
  // Also where its question closed in this moment, and the session waited for someone to go on.
  await deps.sessions.endSession(id, now, now + deps.pauseMs)
}

export type ReviewQuestion =
  | { readonly kind: 'open'; readonly view: QuestionView }
  | { readonly kind: 'closed' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'unknown-post' }

/** The open question of a review, for the person who says how sure they are. */
export const showReviewQuestion = async (
  deps: Pick<Deps, 'banks' | 'clock' | 'posts'>,
  postId: string,
  { userId, channelId }: Pick<Presser, 'userId' | 'channelId'>,
): Promise<ReviewQuestion> => {
  const asked = await findPressed(deps, { postId, channelId })
  if (!asked || !isReview(asked.post)) return { kind: 'unknown-post' }
  if (asked.post.askedBy !== userId) return { kind: 'not-yours' }
  if (asked.post.closedAt !== null || deps.clock.now() >= asked.post.closesAt) return { kind: 'closed' }
  return { kind: 'open', view: { ...asked, answered: 0, daily: null } }
}
