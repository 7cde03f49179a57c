import { isOver } from '../../quiz/exam/time.ts'
import { normalisePick } from '../../quiz/grading.ts'
import { keysAt } from '../../quiz/option-order.ts'
import type { Question } from '../../quiz/question.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { ItemChange } from '../ports/exams.ts'
import type { Exam, ExamItem } from './exam.ts'
import { type OpenExamDeps, resultPage, submitOverdueExam, titleOf, viewOf } from './open-exam.ts'
import type { ExamPage } from './views.ts'

/** A press on an exam's message, or the command that shows it again. */
export type ExamPress = {
  readonly examId: string
  readonly userId: string
  /** What the message shows next. */
  readonly show: ExamTarget
  readonly change?: PressedChange
}

export type ExamTarget =
  | { readonly kind: 'question'; readonly number: number }
  /** The question where they were. */
  | { readonly kind: 'here' }
  | { readonly kind: 'overview'; readonly page: number }
  | { readonly kind: 'confirm' }

/** What a press changes about one question. `places`: of the chosen options, as they are shown, from 0. */
export type PressedChange = {
  readonly number: number
  readonly places?: readonly number[]
  readonly flagged?: boolean
  readonly confidence?: Confidence
}

/**
 * Keeps what a press changes, and shows what comes next. Each button says which question it is about, so one on an old
 * copy of the message does what it says there. After the end it submits what is there.
 */
export const pressExam = async (deps: OpenExamDeps, press: ExamPress): Promise<ExamPage> => {
  const exam = await deps.exams.findExam(press.examId, press.userId)
  if (!exam) return { kind: 'unknown-exam' }
  if (exam.submission) return (await resultPage(deps, exam)) ?? { kind: 'unknown-exam' }
  const now = deps.clock.now()
  if (isOver(exam, now)) return (await submitOverdueExam(deps, exam)) ?? { kind: 'unknown-exam' }
  const show = numberOf(press.show, exam)
  const change = press.change && (await changeOf(deps, exam, press.change))
  const stepped = await deps.exams.stepExam({
    examId: exam.id,
    userId: exam.userId,
    at: now,
    show,
    ...(change && { change }),
  })
  // It was submitted or deleted in this moment: look again.
  if (!stepped) return pressExam(deps, press)
  if (show !== null) return showQuestion(deps, stepped)
  const view = await viewOf(deps, stepped)
  if (press.show.kind === 'confirm') return { kind: 'confirm', view }
  return { kind: 'overview', view, page: press.show.kind === 'overview' ? press.show.page : 0 }
}

/** The number of the question that is shown next; null for another page. Behind the last one comes the overview. */
const numberOf = (show: ExamTarget, { position, questions }: Exam): number | null => {
  if (show.kind === 'here') return position
  return show.kind === 'question' && show.number <= questions ? Math.max(1, show.number) : null
}

/** Undefined for a question that there is not, or for a wrong number of options: then nothing changes. */
const changeOf = async (
  deps: OpenExamDeps,
  exam: Exam,
  { places, ...change }: PressedChange,
): Promise<ItemChange | undefined> => {
  if (places === undefined) return change
  const item = (await deps.exams.itemsOf(exam.id)).find(({ number }) => number === change.number)
  if (!item) return undefined
  const question = await questionOf(deps, item)
  const pick = normalisePick(question, keysAt(question, item.seed, places))
  return pick.length === question.answer.length ? { ...change, pick } : undefined
}

const showQuestion = async (deps: OpenExamDeps, exam: Exam): Promise<ExamPage> => {
  const items = await deps.exams.itemsOf(exam.id)
  const item = items.find(({ number }) => number === exam.position)
  // Someone deleted it in this moment.
  if (!item) return { kind: 'unknown-exam' }
  const question = await questionOf(deps, item)
  const title = await titleOf(deps, exam)
  return { kind: 'question', view: { exam, title, items, item, question, now: deps.clock.now() } }
}

const questionOf = async (deps: OpenExamDeps, { hash }: ExamItem): Promise<Question> => {
  const question = await deps.posts.findRevision(hash)
  if (!question) throw new Error(`the revision ${hash} of an exam’s question isn’t stored`)
  return question
}
