import type { Correction } from '../../quiz/correction.ts'

/** Corrections of keys, suspensions, and what follows from them. Every change is durable when it resolves. */
export type CorrectionStore = {
  /** Everything that the overlay puts over the banks. */
  overrides(): Promise<Overrides>
  /** Changes with every change of the overrides; null before the first one. */
  overridesVersion(): Promise<string | null>
  findCorrection(id: string): Promise<StoredCorrection | null>
  /** All corrections of a question, the oldest first, undone ones too. */
  correctionsOf(questionId: string): Promise<StoredCorrection[]>
  /** Corrections that hold, the newest first. */
  activeCorrections(): Promise<StoredCorrection[]>
  /** What a correction would change, without changing anything. Reads in pages, between which clicks go first. */
  countEffects(correction: Correction, rules: RescoreRules): Promise<Effects>
  /**
   * Writes a correction and re-scores all answers to its question, in one transaction. `exists`: there is one of that id;
   * nothing changes.
   */
  applyCorrection(correction: Correction, rules: RescoreRules): Promise<'applied' | 'exists'>
  /** Re-scores the answers that a file's correction concerns. False if that was done, or it doesn't hold. */
  awardCorrection(id: string, by: string, rules: RescoreRules): Promise<boolean>
  /**
   * Re-scores what was recorded by the key of before meanwhile, by processes that didn't know of the correction yet, or of
   * its being undone. Resolves with the number of answers that changed.
   */
  rescoreAgain(id: string, rules: RescoreRules): Promise<number>
  /**
   * Takes back exactly what a correction changed, and ends it (of a file's: the award). `superseded`: a later one of the
   * question must be undone first. `not-active`: it changed nothing, or is undone.
   */
  undoCorrection(id: string, rules: RescoreRules): Promise<'undone' | 'superseded' | 'not-active'>
  /** Keeps that a key changed in its file, if there are answers to that revision and it isn't known. False otherwise. */
  recordFileCorrection(correction: Correction): Promise<boolean>
  /** The revisions of these questions that were asked, by stable id. */
  askedHashes(questionIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  /** False if it was suspended there already. */
  suspend(suspension: Suspension): Promise<boolean>
  /** False if it was not suspended there. `guildId`: '' for everywhere. */
  restore(guildId: string, questionId: string): Promise<boolean>
  /** What these corrections changed about a person; those that changed nothing are left out. Several answers are summed. */
  findRescores(ids: readonly string[], userId: string): Promise<Rescore[]>
}

/** `awardedAt`: when its points were given; null for a file's correction that no one decided about. */
export type StoredCorrection = Correction & { readonly awardedAt: number | null }

/** `guildId`: '' for everywhere. */
export type Suspension = {
  readonly guildId: string
  readonly questionId: string
  readonly by: string
  /** ms UTC. */
  readonly at: number
}

export type Overrides = {
  readonly version: string | null
  /** Those that hold. */
  readonly corrections: readonly Correction[]
  readonly suspensions: readonly Suspension[]
  /** Stable ids of the questions whose key may be wrong. */
  readonly suspects: readonly string[]
}

/** What a re-score needs from outside. */
export type RescoreRules = {
  /** ms UTC. */
  readonly now: number
  /** Whether a correction is in force beside the banks of this process: see `Overlay.isInForce`. Pure. */
  readonly isInForce: (correction: Correction) => boolean
}

/** Counts only: no one sees another person's answers. */
export type Effects = {
  /** People who gain points, and how many points in all. */
  readonly people: number
  readonly points: number
  /** People whose practice answers become right, without points. */
  readonly practice: number
  /** People who were right under the key of before: nothing is taken away. */
  readonly keep: number
  /** Closed messages that will be edited, and posts that are open now. */
  readonly messages: number
  readonly openPosts: number
}

/** What a person is to be told. `picked`: in the newest of their answers that changed; `seed`: of its post. */
export type Rescore = {
  readonly correction: Correction
  readonly postId: string
  readonly seed: number
  readonly hash: string
  readonly picked: readonly string[]
  readonly points: number
  readonly wasRight: boolean
  readonly nowRight: boolean
}
