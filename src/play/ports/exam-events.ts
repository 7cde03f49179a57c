import type { Meetings } from '../../quiz/exam/draw.ts'
import type { DomainWeight } from '../../quiz/exam/result.ts'
import type { Scored } from '../../quiz/exam/summary.ts'
import type { Question } from '../../quiz/question.ts'
import type { Entrant, ExamEvent } from '../exam/event.ts'
import type { Exam, NewExamItem } from '../exam/exam.ts'
import type { GradeExam } from './exams.ts'

/** Group exams: see play/exam/event.ts. Every change is durable when it resolves, and plans the edit of the announcement. */
export type ExamEventStore = {
  /** Writes a group exam with its tasks. `exists`: it was written before. */
  planEvent(event: ExamEvent, max: number): Promise<'planned' | 'exists' | 'too-many'>
  findEvent(id: string): Promise<ExamEvent | null>
  /** A guild's group exams that aren't over, the next one first. */
  eventsOf(guildId: string): Promise<ExamEvent[]>
  /** Those that were called off since a time (ms UTC), newest first. */
  cancelledEvents(guildId: string, since: number, limit: number): Promise<ExamEvent[]>
  setMessage(id: string, message: 'announcement' | 'summary', messageId: string): Promise<void>
  countEntrants(id: string): Promise<number>
  findEntrant(id: string, userId: string): Promise<Entrant | null>
  /** Joins someone; who has joined stays as they are. Null where it is over. */
  join(id: string, userId: string, at: number): Promise<Entrant | null>
  /** `begun`: they sit it already. */
  leave(id: string, userId: string, at: number): Promise<'left' | 'begun' | 'not-joined'>
  /** Whether a result may be in the summary. False where the person has not joined, or the exam is over. */
  setShares(id: string, userId: string, shares: boolean): Promise<boolean>
  /** When someone who joined last met each question: the latest of all. */
  meetingsOf(id: string): Promise<Meetings>
  /** Begins a group exam: its questions are fixed. False where it has begun before, or is over. */
  beginEvent(
    id: string,
    drawn: { readonly questions: readonly Question[]; readonly blueprint: readonly DomainWeight[] },
    at: number,
  ): Promise<boolean>
  /** Its questions as they were drawn, in their order. */
  questionsOf(id: string): Promise<Question[]>
  /** Someone's exam that belongs to it; null where they have not begun. */
  examOf(id: string, userId: string): Promise<Exam | null>
  /** Writes someone's exam, which ends when it ends for them. `open`: they have an open exam. */
  startExam(exam: Exam, items: readonly NewExamItem[]): Promise<'started' | 'open' | 'over' | 'not-joined'>
  /** Moves everyone's end, exams under way included. `time-up`: the end that is everyone's has passed. */
  extend(
    id: string,
    minutes: number,
    at: number,
  ): Promise<{ readonly kind: 'extended'; readonly endsAt: number } | { readonly kind: 'over' | 'time-up' }>
  /** Gives one person more time. The new end of theirs. */
  giveTime(
    id: string,
    userId: string,
    minutes: number,
  ): Promise<
    | { readonly kind: 'given'; readonly endsAt: number }
    | { readonly kind: 'over' | 'not-joined' | 'submitted' }
  >
  /** Calls it off; exams under way end at that moment. False where it is over. */
  cancel(id: string, at: number): Promise<boolean>
  /** Notes that its announcement is gone, and calls it off unless someone has begun it. `over`: it was before. */
  loseMessage(id: string, at: number): Promise<'cancelled' | 'kept' | 'over'>
  /** Whether someone has begun it. */
  isSat(id: string): Promise<boolean>
  /**
   * Ends it for everyone. `later`: someone has time until then. From then on no one begins any more.
   */
  close(
    id: string,
    at: number,
  ): Promise<{ readonly kind: 'closed' | 'unknown' } | { readonly kind: 'later'; readonly at: number }>
  /** The latest time at which it ends for someone who has not submitted, or for everyone. */
  lastEnd(id: string): Promise<number | null>
  /** Exams without a result, up to a number. */
  ungraded(id: string, limit: number): Promise<string[]>
  /** Submits an exam if it's open, and grades it, once. False where it has a result, or its group exam isn't over. */
  gradeExam(examId: string, at: number, grade: GradeExam): Promise<boolean>
  /** What everyone who sat it scored, and whether they share it. */
  scoresOf(id: string): Promise<(Scored & { readonly shares: boolean })[]>
}
