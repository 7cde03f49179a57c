/** How someone's real exam went. */
export type ExamOutcome = {
  readonly userId: string
  readonly bank: string
  /** Day number in the person's zone of the day on which they said it. */
  readonly onDay: number
  readonly passed: boolean
  /** The chance of passing that the bot gave them then, in per mille; null where it gave none. */
  readonly forecast: number | null
  /** ms UTC. */
  readonly at: number
}

export type OutcomeStore = {
  /**
   * Keeps an outcome. Another one of the same day corrects it. An exam date up to that day is taken out of the study
   * plan, in the same transaction: true where there was one.
   */
  saveOutcome(outcome: ExamOutcome): Promise<boolean>
}
