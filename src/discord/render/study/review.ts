import { ButtonStyle } from 'discord-api-types/v10'
import type { NothingDue } from '../../../play/study/review.ts'
import type { ReviewSummary } from '../../../play/study/review-summary.ts'
import type { Question } from '../../../quiz/question.ts'
import type { Words } from '../../../words/index.ts'
import { linkToLeaderboard, linkToQuestion, linkToStats, reviewId } from '../next-steps.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../parts/body.ts'
import { firstWords } from '../parts/first-words.ts'

/** How a review went: the outcome, what was learned and missed, and what comes next. */
export const reviewSummaryBody = (summary: ReviewSummary, words: Words): Body => {
  const { review, study } = words
  const { topic, answered, right, learned, missed, more, done, tomorrow, week } = summary
  const inside = [
    `## ${review.score(right, answered)}`,
    ...listOf(review.learned, learned, words),
    ...listOf(review.missed, missed, words),
    ...(done ? [study.doneToday(done.reviewed, done.waiting)] : []),
    `-# ${review.ahead(tomorrow, week)}`,
  ]
  const style = done ? ButtonStyle.Secondary : ButtonStyle.Primary
  const again = button(reviewId('due', topic), review.more, { style })
  const next = more ? again : linkToQuestion(words)
  return bodyOf([
    frame(inside.map(text), COLOURS.open),
    row([next, linkToStats(words), linkToLeaderboard('points', words)]),
  ])
}

const MAX_LISTED = 5

const listOf = (
  titleOf: (n: number) => string,
  questions: readonly Question[],
  { review }: Words,
): string[] => {
  if (questions.length === 0) return []
  const lines = questions.slice(0, MAX_LISTED).map(({ text }) => `- ${firstWords(text)}`)
  const more = questions.length - lines.length
  return [[titleOf(questions.length), ...lines, ...(more > 0 ? [`- ${review.others(more)}`] : [])].join('\n')]
}

/** Nothing is due: when something is, and what there is to do until then. */
export const nothingDueBody = ({ topic, next: soonest, fresh }: NothingDue, words: Words): Body => {
  const { review } = words
  const lines = [
    topic === null ? review.nothingDue : review.nothingDueOn,
    soonest ? review.next(soonest.days, soonest.count) : review.nothingYet,
  ]
  const learn = button(reviewId('new', topic), review.learnNew(fresh), { style: ButtonStyle.Primary })
  const next = fresh > 0 ? [learn, linkToQuestion(words, ButtonStyle.Secondary)] : [linkToQuestion(words)]
  return bodyOf([text(lines.join(' ')), row(next)], { flags: EPHEMERAL })
}
