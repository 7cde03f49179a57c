import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10'
import type { Post } from '../../play/record.ts'
import type { BoardName } from '../../quiz/ranking.ts'
import { shortDigest } from '../../quiz/short-digest.ts'
import type { Words } from '../../words/index.ts'
import { button } from './parts/body.ts'

/** Buttons that lead on from a message. */

/** Every option of a question with its reason. */
export const linkToDetails = ({ id }: Post, { reveal }: Words) =>
  button({ kind: 'details', postId: id }, reveal.options)

/** Opens the form that says what is wrong with a question. The last button of its row. */
export const linkToReport = ({ id }: Post, { report }: Words) =>
  button({ kind: 'report', postId: id }, report.button)

/** A question like that of `/quiz` without options, for whom the message is for. */
export const linkToQuestion = (
  { next }: Words,
  style: ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success = ButtonStyle.Primary,
) => button({ kind: 'quiz' }, next.question, { style })

export const linkToLeaderboard = (by: BoardName, { next }: Words) =>
  button({ kind: 'leaderboard', by }, next.leaderboard)

export const linkToStreak = ({ next }: Words) => button({ kind: 'streak' }, next.streak)

export const linkToStats = ({ next }: Words) => button({ kind: 'stats-look' }, next.stats)

/** Starts a review for whoever presses: what is due, what they missed today, then new questions. */
export const linkToReview = (
  label: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary = ButtonStyle.Secondary,
) => button(reviewId('due', null), label, { style })

/** `topic`: the value of the topic that the review stays on; null for none. */
export const reviewId = (what: 'due' | 'new', topic: string | null) =>
  topic === null
    ? ({ kind: 'review', what } as const)
    : ({ kind: 'review-topic', what, topic: shortDigest(topic) } as const)

const linkToExam = ({ next }: Words) => button({ kind: 'exam-new' }, next.exam)

type StudyStep = (
  words: Words,
  about: { readonly hasExam: boolean },
) => readonly APIButtonComponentWithCustomId[]

/** What someone can do next to learn, beside a single question: a line for each. `hasExam`: of the bank it is about. */
export const STUDY_STEPS: readonly StudyStep[] = [
  ({ review }) => [linkToReview(review.mistakes)],
  (words, { hasExam }) => (hasExam ? [linkToExam(words)] : []),
]
