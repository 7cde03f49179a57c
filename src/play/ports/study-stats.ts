import type { StudyAnswer, StudyCard } from '../../quiz/study/history.ts'

/** What one person's statistics are read from. Only reads. */
export type StudyStatsStore = {
  /** Every card of a person. */
  cardsForStats(userId: string): Promise<StudyCard[]>
  /** A person's answers since a day (day number in their zone), those to one question in the order in which they were given. */
  answersSince(userId: string, day: number): Promise<StudyAnswer[]>
  /** Whether a person handed in a mock exam of full length in this bank. */
  hasFullExam(userId: string, bank: string): Promise<boolean>
}
