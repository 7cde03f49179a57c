import type { PeriodCutoffs } from '../../quiz/day.ts'

/** As of when resets expire, ms UTC. */
export type ResetExpiry = PeriodCutoffs & { readonly now: number; readonly finalBefore: number }

export type Maintenance = {
  /** Resolves where the database answers and holds our tables. */
  ping(): Promise<void>
  /**
   * Wipes deleted bytes from the disk, if the engine doesn't do that itself. False where more than
   * `maxBytes` would have to be moved for it.
   */
  vacuum(maxBytes: number): Promise<boolean>
  /** Gives up to `maxPages` free pages of the file back to the disk. True where more remain that can be given back. */
  releasePages(maxPages: number): Promise<boolean>
  /** Deletes up to `maxRows` totals of days and weeks before these. True where more may remain. */
  expireTotals(cutoffs: PeriodCutoffs, maxRows: number): Promise<boolean>
  /**
   * Deletes up to `maxRows` totals that boards showed after a reset and show no more: store/boards/expire-resets.ts. `finalBefore`, ms
   * UTC: no earlier reset can be undone. True where more may remain.
   */
  expireResets(at: ResetExpiry, maxRows: number): Promise<boolean>
  /** Brings back to `now` what a wall clock that was ahead by more than some minutes planned too far away. */
  rescheduleAfterRollback(now: number): Promise<void>
  stop(): Promise<void>
}
