import type { Question } from '../../quiz/question.ts'
import { isRemembered } from '../../quiz/study/card.ts'
import type { Deps } from '../deps.ts'
import type { ReviewedQuestion } from '../ports/reviews.ts'
import type { Session } from '../record.ts'
import { allBanksAt, settingsOf } from '../settings/banks.ts'
import { type ReviewDeps, type ReviewScope, supplyReview } from './choose-review.ts'
import { todayOf } from './today.ts'

/** How a review went, and what comes next. */
export type ReviewSummary = {
  readonly session: Session
  readonly answered: number
  readonly right: number
  /** Remembered now, missed the last time. */
  readonly learned: readonly Question[]
  readonly missed: readonly Question[]
  /** Whether there is more to review today. */
  readonly more: boolean
  /** On what: the topic of the review as long as it has some; null for everything. */
  readonly topic: string | null
  /** How much was reviewed today and how much is still due, where the day's amount is done; null before that. */
  readonly done: { readonly reviewed: number; readonly waiting: number } | null
  readonly tomorrow: number
  /** In the next seven days, tomorrow included. */
  readonly week: number
}

export const reviewSummary = async (deps: ReviewDeps, session: Session): Promise<ReviewSummary> => {
  const placeSettings = await settingsOf(deps, session.guildId)
  const { zone } = placeSettings
  const banks = allBanksAt(deps, session.guildId, placeSettings)
  const asked = await deps.reviews.questionsOf(session.id)
  const scope = { ...session, userId: session.startedBy, zone, banks }
  const settings = await deps.study.settingsOf(scope.userId)
  const day = await todayOf(deps, scope.userId, settings, { banks, zone })
  const answered = asked.filter(({ answer }) => answer !== null)
  return {
    session,
    answered: answered.length,
    right: answered.filter(({ answer }) => answer?.right).length,
    learned: await questionsOf(deps, answered.filter(isLearned)),
    missed: await questionsOf(
      deps,
      answered.filter(({ answer }) => answer?.right === false),
    ),
    ...(await moreOf(deps, scope, asked[0]?.topic ?? null)),
    done: day.due > 0 && day.left === 0 && !day.pause ? { reviewed: day.reviewed, waiting: day.due } : null,
    tomorrow: day.later[0]!,
    week: day.later.reduce((sum, count) => sum + count, 0),
  }
}

const moreOf = async (
  deps: ReviewDeps,
  scope: Omit<ReviewScope, 'topic'>,
  topic: string | null,
): Promise<Pick<ReviewSummary, 'more' | 'topic'>> => {
  const { due, missed } = await supplyReview(deps, { ...scope, topic }, 1)
  const more = due.length + missed.length > 0
  return more || topic === null ? { more, topic } : moreOf(deps, scope, null)
}

const isLearned = ({ answer, before }: ReviewedQuestion): boolean =>
  answer !== null && isRemembered(answer) && before !== null && !isRemembered(before)

const questionsOf = async (
  deps: Pick<Deps, 'posts'>,
  reviewed: readonly ReviewedQuestion[],
): Promise<Question[]> => {
  const found = await Promise.all(reviewed.map(({ hash }) => deps.posts.findRevision(hash)))
  return found.filter(question => question !== null)
}
