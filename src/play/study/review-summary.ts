import { dayNumberIn } from '../../quiz/day.ts'
import type { Question } from '../../quiz/question.ts'
import { isRemembered } from '../../quiz/study/card.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from '../guild-settings.ts'
import type { ReviewedQuestion } from '../ports/reviews.ts'
import type { Session } from '../record.ts'
import { type ReviewDeps, supplyReview } from './choose-review.ts'

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
  readonly tomorrow: number
  /** In the next seven days, tomorrow included. */
  readonly week: number
}

const WEEK_DAYS = 7

export const reviewSummary = async (
  deps: ReviewDeps & Pick<Deps, 'guilds'>,
  session: Session,
): Promise<ReviewSummary> => {
  const { zone: placeZone } = await settingsOf(deps, session.guildId)
  const scope = { ...session, userId: session.startedBy, zone: placeZone, topic: null }
  const { zone } = await deps.study.settingsOf(scope.userId)
  const today = dayNumberIn(zone ?? placeZone, deps.clock.now())
  const asked = await deps.reviews.questionsOf(session.id)
  const answered = asked.filter(({ answer }) => answer !== null)
  const { later } = await deps.study.countDue(scope.userId, today, today + WEEK_DAYS + 1)
  const { due, missed } = await supplyReview(deps, scope, 1)
  return {
    session,
    answered: answered.length,
    right: answered.filter(({ answer }) => answer?.right).length,
    learned: await questionsOf(deps, answered.filter(isLearned)),
    missed: await questionsOf(
      deps,
      answered.filter(({ answer }) => answer?.right === false),
    ),
    more: due.length + missed.length > 0,
    tomorrow: later.get(today + 1) ?? 0,
    week: [...later.values()].reduce((sum, count) => sum + count, 0),
  }
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
