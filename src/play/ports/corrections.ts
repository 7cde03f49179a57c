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
   * Writes a correction, by which everything is graded from then on. `carryOut` re-scores what was answered before. `exists`:
   * there is one of that id; nothing changes. `busy`: another decision about the question is still being carried out.
   */
  applyCorrection(correction: Correction, rules: RescoreRules): Promise<'applied' | 'exists' | 'busy'>
  /** The same for a file's correction that is there. `not-active`: that was done, or it doesn't hold. */
  awardCorrection(id: string, by: string, rules: RescoreRules): Promise<'awarded' | 'not-active' | 'busy'>
  /**
   * The same for what was recorded by the key of before meanwhile, by processes that didn't know of the correction yet, or
   * of its being undone.
   */
  beginRescore(id: string, rules: RescoreRules): Promise<'begun' | 'not-active' | 'busy'>
  /**
   * Ends a correction (of a file's: its award); `carryOut` takes back exactly what it changed. `superseded`: a later one of
   * the question must be undone first. `not-active`: it changed nothing, or is undone.
   */
  undoCorrection(id: string, rules: RescoreRules): Promise<'undone' | 'superseded' | 'not-active' | 'busy'>
  /**
   * The next batch of what these four have begun, about `size` answers, in one transaction: all of a person at once, and
   * each batch once, whoever else carries it out. False at the end.
   */
  carryOut(id: string, rules: RescoreRules, size: number): Promise<boolean>
  /**
   * How long a batch should take, ms. On SQLite every click waits for its end. On PostgreSQL only answers wait, for its locks;
   * and half of the time is that of some thirty statements, however small the batch is.
   */
  readonly batchMs: number
  /** What is being carried out about a question; null for nothing. */
  findProgress(questionId: string): Promise<RescoreProgress | null>
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

/** How many answers of a question were looked at so far. */
export type RescoreProgress = { readonly correctionId: string; readonly done: number }

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
