import { GRACE_MS, isOver } from '../../quiz/exam/time.ts'
import type { Deps } from '../deps.ts'
import type { Exam } from './exam.ts'
import { gradeExam, resultOfExam } from './grade-exam.ts'
import type { ExamResultView, ExamView, SealedPage } from './views.ts'

export type OpenExamDeps = Pick<Deps, 'banks' | 'clock' | 'examEvents' | 'exams' | 'posts' | 'random'>

/** What someone has to do with their last exam first, if it is open; null if it isn't. */
export const showOpenExam = async (
  deps: OpenExamDeps,
  latest: Exam | null,
): Promise<
  | { readonly kind: 'open'; readonly view: ExamView }
  | { readonly kind: 'result'; readonly view: ExamResultView }
  | SealedPage
  | null
> => {
  if (!latest || latest.submission) return null
  if (isOver(latest, deps.clock.now())) return submitOverdueExam(deps, latest)
  return { kind: 'open', view: await viewOf(deps, latest) }
}

/** Submits an exam whose time is up, if no one has done it yet, and shows its result; null if it was deleted. */
export const submitOverdueExam = async (deps: OpenExamDeps, { id, userId }: Exam) => {
  await submitOverdue(deps, id)
  return resultPage(deps, await deps.exams.findExam(id, userId))
}

/** The same for the task, which knows no more than the id. Resolves with its end where that was moved meanwhile. */
export const submitOverdue = async (
  deps: Pick<Deps, 'clock' | 'exams' | 'random'>,
  examId: string,
): Promise<number | null> => {
  const now = deps.clock.now()
  if (await deps.exams.submitExam(examId, now, 'deadline', gradeExam(deps, now))) return null
  const endsAt = await deps.exams.endOfOpenExam(examId)
  return endsAt === null ? null : endsAt + GRACE_MS
}

/** The result of a submitted exam, or when it comes; null if it isn't submitted. */
export const resultPage = async (
  deps: OpenExamDeps,
  given: Exam | null,
): Promise<{ readonly kind: 'result'; readonly view: ExamResultView } | SealedPage | null> => {
  const exam = given?.isSealed ? await unsealed(deps, given) : given
  if (!exam?.submission) return null
  if (exam.isSealed) return { kind: 'sealed', until: await deps.examEvents.lastEnd(exam.eventId ?? '') }
  const items = await deps.exams.askedItemsOf(exam.id)
  const view = { exam, title: await titleOf(deps, exam), items, now: deps.clock.now() }
  return { kind: 'result' as const, view: { ...view, result: resultOfExam(exam, items) } }
}

/** Of a group exam that is over, it is graded by whoever looks first: its person, or the task. */
const unsealed = async (deps: OpenExamDeps, { id, userId }: Exam): Promise<Exam | null> => {
  const now = deps.clock.now()
  await deps.examEvents.gradeExam(id, now, gradeExam(deps, now))
  return deps.exams.findExam(id, userId)
}

/** An exam with its questions as they are now. */
export const viewOf = async (deps: OpenExamDeps, exam: Exam): Promise<ExamView> => ({
  exam,
  title: await titleOf(deps, exam),
  items: await deps.exams.itemsOf(exam.id),
  now: deps.clock.now(),
})

/** The title of an exam's bank, or its name if the bank is gone. */
export const titleOf = async (
  deps: Pick<Deps, 'banks'>,
  exam: Pick<Exam, 'bank' | 'guildId'>,
): Promise<string> =>
  deps.banks.current(exam.guildId).find(({ name }) => name === exam.bank)?.title ?? exam.bank
