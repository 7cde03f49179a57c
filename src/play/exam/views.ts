import type { ExamResult } from '../../quiz/exam/result.ts'
import type { Question } from '../../quiz/question.ts'
import type { AskedItem, Exam, ExamItem } from './exam.ts'

/** Views: the data of an exam's messages. render/ puts them into words. */

/** An exam with its questions as they are now. `title`: of its bank. */
export type ExamView = {
  readonly exam: Exam
  readonly title: string
  readonly items: readonly ExamItem[]
  /** ms UTC. */
  readonly now: number
}

/** With the question that is shown. */
export type ExamQuestionView = ExamView & { readonly item: ExamItem; readonly question: Question }

/** A submitted exam. */
export type ExamResultView = ExamView & { readonly result: ExamResult }

/** Which questions someone looks at after an exam. */
export const REVIEW_FILTERS = ['wrong', 'flagged', 'all'] as const
export type ReviewFilter = (typeof REVIEW_FILTERS)[number]

/** One question of a submitted exam with its answer. `index`: which one of `count`, from 0. */
export type ExamReviewView = {
  readonly exam: Exam
  readonly filter: ReviewFilter
  readonly item: AskedItem
  readonly index: number
  readonly count: number
}

/** Submitted, but its group exam is not over for everyone before `until` (ms UTC; null if that is unknown). */
export type SealedPage = { readonly kind: 'sealed'; readonly until: number | null }

/** What an exam's message shows. */
export type ExamPage =
  | { readonly kind: 'question'; readonly view: ExamQuestionView }
  | { readonly kind: 'overview'; readonly view: ExamView; readonly page: number }
  /** Asks once more before it is submitted. */
  | { readonly kind: 'confirm'; readonly view: ExamView }
  | { readonly kind: 'result'; readonly view: ExamResultView }
  | SealedPage
  /** Deleted, or someone else's. */
  | { readonly kind: 'unknown-exam' }
