import type { LoggedAnswer } from '../../quiz/study/card.ts'

/** What a review asks, and what came of it. Days are day numbers in the person's zone. */
export type ReviewStore = {
  /** The questions due on a day or before, the least likely to be remembered first. At most `limit`. */
  dueQuestions(userId: string, on: number, limit: number): Promise<string[]>
  /** Those of these questions that are due, in the same order. */
  dueAmong(userId: string, on: number, questionIds: readonly string[]): Promise<string[]>
  /** The questions that a person missed on a day and hasn't answered correctly since. Not those that rest. */
  missedOn(userId: string, on: number): Promise<string[]>
  /** Every question that a person ever answered. */
  answeredQuestions(userId: string): Promise<ReadonlySet<string>>
  /** When a person's reviews showed them questions that they had never answered, since a time. ms UTC. */
  newSince(userId: string, since: number): Promise<number[]>
  /** The questions of a review in their order. */
  questionsOf(sessionId: string): Promise<ReviewedQuestion[]>
  /** When a question is due; null where the person has no card of it. */
  dueDateOf(userId: string, questionId: string): Promise<DueDate | null>
}

type GivenAnswer = Omit<LoggedAnswer, 'day'>

export type ReviewedQuestion = {
  readonly questionId: string
  /** Of the revision that was asked. */
  readonly hash: string
  /** Of the review. */
  readonly topic: string | null
  /** The answer in the review; null for none. */
  readonly answer: GivenAnswer | null
  /** The last answer before it; null for a new question. */
  readonly before: GivenAnswer | null
}

export type DueDate = { readonly dueOn: number; readonly resting: boolean }
