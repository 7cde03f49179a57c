import type { PersonalPage } from './personal-pages.ts'

export type PersonalData = {
  /** Who of these does not want to be named. */
  hiddenAmong(userIds: readonly string[]): Promise<ReadonlySet<string>>
  /** Since when a person wants not to be named, ms UTC; null takes it back. */
  setHidden(userId: string, at: number | null): Promise<void>
  /** Since when a person wants not to be named, ms UTC; null where they are named. */
  hiddenSince(userId: string): Promise<number | null>
  /** Everything else that is stored about a person, in pages of one kind each. A page is read when it is asked for. */
  pagesAbout(userId: string): AsyncIterable<PersonalPage>
  /** Starts a person's deletion: they're off all boards. Writes the durable task that finishes it. */
  requestDeletion(request: DeletionRequest): Promise<void>
  /** Deletes up to `maxRows` rows about a person. True if more remains; the last batch ends the task and plans a vacuum. */
  deletionBatch(userId: string, vacuumAt: number, maxRows: number): Promise<boolean>
  /** Cuts a deleted person's post loose from its message. False while the message is still needed. */
  anonymizePost(postId: string): Promise<boolean>
  /** Drops the records of deletions before a time. Resolves with the time of the oldest that stays; null if none does. */
  dropDeletionsBefore(before: number): Promise<number | null>
}

/** `salt` is random; `resumeAt`: when the task takes over what this process has not finished. Times are ms UTC. */
export type DeletionRequest = {
  readonly userId: string
  readonly salt: string
  readonly at: number
  readonly resumeAt: number
  readonly expireAt: number
}
