import { gradeExam } from './grade-exam.ts'
import { type OpenExamDeps, resultPage } from './open-exam.ts'
import type { ExamPage } from './views.ts'

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

/** Deletes an open exam: it leaves no result and no answers. False where it was submitted or deleted before. */
export const discardExam = async (
  deps: OpenExamDeps,
  { examId, userId }: Own,
): Promise<{ readonly kind: 'discarded' | 'not-open' }> => ({
  kind: (await deps.exams.discardExam(examId, userId)) ? 'discarded' : 'not-open',
})
