import type { Meetings } from '../../quiz/exam/draw.ts'
import type { Confidence } from '../../quiz/study/card.ts'
import type { AskedItem, Exam, ExamItem, NewExamItem, Submission, SubmittedBy } from '../exam/exam.ts'
import type { Post } from '../record.ts'
import type { Attempt } from './answers.ts'

/** Mock exams: see play/exam. Every change is durable when it resolves. */
export type ExamStore = {
  /**
   * Writes an exam with its questions, notes that the person has met them, and plans its end, in one transaction.
   * False where the person has an open exam.
   */
  startExam(exam: Exam, items: readonly NewExamItem[]): Promise<boolean>
  /** An exam of this person; null where there is none, or it is someone else's. */
  findExam(id: string, userId: string): Promise<Exam | null>
  /** The person's exam that was started last, open or not. */
  latestExam(userId: string): Promise<Exam | null>
  /** A person's exams with a result, newest first. */
  submittedExams(userId: string, limit: number): Promise<Exam[]>
  /** A person's submitted exams whose group exams aren't over, newest first. */
  sealedExams(userId: string): Promise<Exam[]>
  /** The questions of an exam, by their numbers. */
  itemsOf(examId: string): Promise<ExamItem[]>
  /** The same with the revisions that are asked. */
  askedItemsOf(examId: string): Promise<AskedItem[]>
  /** Keeps what one press changes, and the time spent on what was shown before. Null where the exam is not open. */
  stepExam(step: ExamStep): Promise<Exam | null>
  /**
   * Ends an open exam: in one transaction its result, its answers as answers of the record, and its task. Of a group
   * exam the result and the answers wait until that is over: `ExamEventStore.gradeExam`. `grade` is
   * pure, and gets what no press can change any more. False where the exam is not open: someone else was first.
   */
  submitExam(examId: string, at: number, by: SubmittedBy, grade: GradeExam): Promise<boolean>
  /** When an open exam ends, ms UTC; null where it isn't open, or has no limit. */
  endOfOpenExam(examId: string): Promise<number | null>
  /** Deletes an open exam without a result. False where it isn't open, its time is up, or it belongs to a group exam. */
  discardExam(examId: string, userId: string, at: number): Promise<boolean>
  /** When a person last met each question. */
  meetingsOf(userId: string): Promise<Meetings>
}

export type ExamStep = {
  readonly examId: string
  readonly userId: string
  /** ms UTC. */
  readonly at: number
  /** The number of the question that is shown next; null where something else is. */
  readonly show: number | null
  readonly change?: ItemChange
}

/** What changes about one question; absent fields stay. */
export type ItemChange = {
  readonly number: number
  readonly pick?: readonly string[]
  readonly flagged?: boolean
  readonly confidence?: Confidence
}

export type GradeExam = (exam: Exam, items: readonly AskedItem[]) => GradedExam

export type GradedExam = {
  readonly submission: Omit<Submission, 'at' | 'by'>
  /** Of the questions that have an answer. */
  readonly answers: readonly ExamAnswer[]
}

/** An answer of the record, with the closed post that it belongs to. `number`: of its question. */
export type ExamAnswer = {
  readonly number: number
  readonly post: Post
  readonly attempt: Attempt
}
