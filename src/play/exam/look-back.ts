import { isRight } from '../../quiz/grading.ts'
import { type AskedItem, type Exam, pickOf } from './exam.ts'
import { type OpenExamDeps, resultPage, showOpenExam, titleOf } from './open-exam.ts'
import { pressExam } from './press-exam.ts'
import type { ExamPage, ExamReviewView, ReviewFilter } from './views.ts'

type ReviewRequest = {
  readonly examId: string
  readonly userId: string
  readonly filter: ReviewFilter
  /** Which of these questions, from 0. */
  readonly index: number
}

export type LookBackOutcome =
  | { readonly kind: 'review'; readonly view: ExamReviewView }
  /** None is wrong, or none is flagged. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown-exam' }

const SHOWS: Readonly<Record<ReviewFilter, (item: AskedItem) => boolean>> = {
  wrong: item => !item.isTrial && !isRight(item.question, pickOf(item)),
  flagged: ({ flagged }) => flagged,
  all: () => true,
}

/** One question of a submitted exam, with the person's answer and the explanation. */
export const reviewExam = async (
  deps: OpenExamDeps,
  { examId, userId, filter, index }: ReviewRequest,
): Promise<LookBackOutcome> => {
  const exam = await deps.exams.findExam(examId, userId)
  // Before that it would give the answers away.
  if (!exam?.submission || exam.isSealed) return { kind: 'unknown-exam' }
  const items = (await deps.exams.askedItemsOf(examId)).filter(SHOWS[filter])
  const at = Math.min(index, items.length - 1)
  const item = items[at]
  if (!item) return { kind: 'nothing' }
  // They see its answer now, which may be in a later season than the exam.
  await deps.posts.recordExposure(item.questionId, userId, deps.clock.now())
  return { kind: 'review', view: { exam, filter, item, index: at, count: items.length } }
}

/** A person's exams with the titles of their banks, newest first. */
export type ExamHistory = readonly { readonly exam: Exam; readonly title: string }[]

const MAX_EXAMS = 10

/** The exams that someone submitted. */
export const examHistory = async (deps: OpenExamDeps, userId: string): Promise<ExamHistory> => {
  // One whose time is up is submitted first, so that it is there.
  await showOpenExam(deps, await deps.exams.latestExam(userId))
  const exams = await deps.exams.submittedExams(userId, MAX_EXAMS)
  return Promise.all(exams.map(async exam => ({ exam, title: await titleOf(deps, exam) })))
}

/** How long "resume" shows the result of an exam that ended while its person was away, ms. */
const RECENT_MS = 24 * 3_600_000

/** The open exam where they were, or the result of one that has just ended without them; null where there is none. */
export const resumeExam = async (deps: OpenExamDeps, userId: string): Promise<ExamPage | null> => {
  const latest = await deps.exams.latestExam(userId)
  if (!latest) return null
  if (!latest.submission) return pressExam(deps, { examId: latest.id, userId, show: { kind: 'here' } })
  const { at, by } = latest.submission
  // Of a group exam no one has seen the result when they submitted it.
  const isNew = by === 'deadline' || latest.eventId !== null
  return isNew && deps.clock.now() - at < RECENT_MS ? resultPage(deps, latest) : null
}
