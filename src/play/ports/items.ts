import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'

/** A person's first attempt at a question that they had never met. */
export type FirstAttempt = {
  readonly userId: string
  /** Of the revision that they saw. */
  readonly hash: string
  /** Keys of the chosen options. */
  readonly picked: readonly string[]
  readonly tookMs: number
  /** ms UTC. */
  readonly answeredAt: number
}

/** An analysis, and when it was made, ms UTC. */
export type StoredAnalysis = ItemAnalysis & { readonly at: number }

/** An owner's decision that a question is fine as it is. `answers`: how many first attempts there were then. */
export type Clearance = {
  readonly questionId: string
  readonly hash: string
  readonly answers: number
  readonly at: number
}

/** What the answers say about questions. Questions go by their stable id. */
export type ItemStore = {
  /** The next question that has first attempts, in the order of ids; null at the end. */
  nextAnswered(after: string): Promise<string | null>
  /** Up to `limit` first attempts, in the order of people's ids. */
  firstAttempts(questionId: string, afterUserId: string, limit: number): Promise<FirstAttempt[]>
  /** Replaces the analyses of these questions. */
  saveAnalyses(analyses: readonly ItemAnalysis[], at: number): Promise<void>
  /** Deletes the analyses that were not made at `at` or later, for the questions have no first attempts any more. */
  dropAnalysesBefore(at: number): Promise<void>
  findAnalysis(questionId: string): Promise<StoredAnalysis | null>
  /** Those in a state other than `ok`, with the greatest probability of a wrong key first. */
  doubtfulAnalyses(limit: number): Promise<StoredAnalysis[]>
  /** Of these questions, those that have one. */
  analysesOf(questionIds: readonly string[]): Promise<StoredAnalysis[]>
  saveClearance(clearance: Clearance): Promise<void>
  dropClearance(questionId: string): Promise<void>
  clearances(): Promise<Clearance[]>
}
