import { gradeExam } from './grade-exam.ts'
import { type OpenExamDeps, resultPage, showOpenExam } from './open-exam.ts'
import { pressExam } from './press-exam.ts'
import type { ExamPage, ExamView } from './views.ts'

type Own = { readonly examId: string; readonly userId: string }

/** Submits an exam for good and shows its result. Whoever comes second sees the same result. */
export const submitExam = async (deps: OpenExamDeps, { examId, userId }: Own): Promise<ExamPage> => {
  const exam = await deps.exams.findExam(examId, userId)
  if (!exam) return { kind: 'unknown-exam' }
  const now = deps.clock.now()
  if (!exam.submission) await deps.exams.submitExam(examId, now, 'person', gradeExam(deps, now))
  return showResult(deps, { examId, userId })
}

/** The result of an exam that was submitted. */
export const showResult = async (deps: OpenExamDeps, { examId, userId }: Own): Promise<ExamPage> =>
  (await resultPage(deps, await deps.exams.findExam(examId, userId))) ?? { kind: 'unknown-exam' }

export type DiscardOutcome = ExamPage | { readonly kind: 'open' | 'ask-discard'; readonly view: ExamView }

/** Asks once more before an open exam is deleted. A group exam, which can't be deleted, is shown as open. */
export const askToDiscard = async (deps: OpenExamDeps, { examId, userId }: Own): Promise<DiscardOutcome> => {
  const page = await pressExam(deps, { examId, userId, show: { kind: 'confirm' } })
  if (page.kind !== 'confirm') return page
  return { kind: page.view.exam.eventId === null ? 'ask-discard' : 'open', view: page.view }
}

/**
 * Deletes an open exam: it leaves no result and no answers. One that can't be deleted is shown as it is: submitted, by
 * now over, or part of a group exam.
 */
export const discardExam = async (
  deps: OpenExamDeps,
  { examId, userId }: Own,
): Promise<DiscardOutcome | { readonly kind: 'discarded' }> => {
  if (await deps.exams.discardExam(examId, userId, deps.clock.now())) return { kind: 'discarded' }
  const exam = await deps.exams.findExam(examId, userId)
  return (await showOpenExam(deps, exam)) ?? showResult(deps, { examId, userId })
}
