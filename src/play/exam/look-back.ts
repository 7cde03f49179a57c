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
export type ExamHistory = {
  readonly results: readonly { readonly exam: Exam; readonly title: string }[]
  /** Without a result before their group exam is over, at `until` (ms UTC; null if that is unknown). */
  readonly sealed: readonly { readonly exam: Exam; readonly title: string; readonly until: number | null }[]
}

const MAX_EXAMS = 10

/** The exams that someone submitted. */
export const examHistory = async (deps: OpenExamDeps, userId: string): Promise<ExamHistory> => {
  // One whose time is up is submitted first, so that it is there.
  await showOpenExam(deps, await deps.exams.latestExam(userId))
  const sealed = await sealedExams(deps, userId)
  const exams = await deps.exams.submittedExams(userId, MAX_EXAMS)
  const results = await Promise.all(exams.map(async exam => ({ exam, title: await titleOf(deps, exam) })))
  return { results, sealed }
}

/** Those whose group exams have just ended get their results by this. */
const sealedExams = async (deps: OpenExamDeps, userId: string): Promise<ExamHistory['sealed']> => {
  const found: ExamHistory['sealed'][number][] = []
  for (const exam of await deps.exams.sealedExams(userId)) {
    const page = await resultPage(deps, exam)
    if (page?.kind === 'sealed') found.push({ exam, title: await titleOf(deps, exam), until: page.until })
  }
  return found
}

/** How long "resume" shows the result of an exam that ended while its person was away, ms. */
const RECENT_MS = 24 * 3_600_000

/**
 * The open exam where they were, or the result of one that has just ended without them, or when that of a group exam
 * comes.
 */
export const resumeExam = async (
  deps: OpenExamDeps,
  userId: string,
): Promise<ExamPage | { readonly kind: 'nothing-open' | 'never-began' }> => {
  const latest = await deps.exams.latestExam(userId)
  if (!latest) return { kind: 'never-began' }
  if (!latest.submission) return pressExam(deps, { examId: latest.id, userId, show: { kind: 'here' } })
  const result = (await isNews(deps, latest)) ? await resultPage(deps, latest) : null
  if (result) return result
  const [sealed] = await sealedExams(deps, userId)
  return sealed ? { kind: 'sealed', until: sealed.until } : { kind: 'nothing-open' }
}

/** Whether no one saw the result when the exam ended, and that is not long ago. Of a group exam all results come later. */
const isNews = async (deps: OpenExamDeps, { submission, eventId }: Exam): Promise<boolean> => {
  if (!submission || (submission.by === 'person' && eventId === null)) return false
  const event = eventId === null ? null : await deps.examEvents.findEvent(eventId)
  return deps.clock.now() - (event?.endedAt ?? submission.at) < RECENT_MS
}
