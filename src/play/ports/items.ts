import type { FirstAttempt } from '../../quiz/items/collect-attempts.ts'
import type { ItemAnalysis } from '../../quiz/items/item-analysis.ts'

/** An analysis, and when it was made, ms UTC. */
export type StoredAnalysis = ItemAnalysis & { readonly at: number }

/** An owner's decision that a question is fine as it is. `answers`: how many first attempts there were then. */
export type Clearance = {
  readonly questionId: string
  readonly hash: string
  readonly answers: number
  readonly at: number
}

export type AttemptPlace = Pick<FirstAttempt, 'userId' | 'questionId'>

export const BEFORE_ALL_ATTEMPTS: AttemptPlace = { userId: '', questionId: '' }

export type AttemptPage = {
  readonly attempts: readonly FirstAttempt[]
  /** Where the next page begins; null after the last one. */
  readonly next: AttemptPlace | null
}

/** What the answers say about questions. Questions go by their stable id. */
export type ItemStore = {
  /** Up to `limit` first attempts after a place, in the order of people and questions. */
  firstAttempts(after: AttemptPlace, limit: number): Promise<AttemptPage>
  /** Replaces the analyses of these questions. */
  saveAnalyses(analyses: readonly ItemAnalysis[], at: number): Promise<void>
  /** Which questions have an analysis that was made before `at`, and when that was. */
  analysesBefore(at: number): Promise<Pick<StoredAnalysis, 'question' | 'at'>[]>
  dropAnalyses(questionIds: readonly string[]): Promise<void>
  findAnalysis(questionId: string): Promise<StoredAnalysis | null>
  /** Those in a state other than `ok`, with the greatest probability of a wrong key first. */
  doubtfulAnalyses(limit: number): Promise<StoredAnalysis[]>
  /** Of these questions, those that have one. */
  analysesOf(questionIds: readonly string[]): Promise<StoredAnalysis[]>
  saveClearance(clearance: Clearance): Promise<void>
  clearances(): Promise<Clearance[]>
}
