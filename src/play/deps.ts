import type { Census, Chance, Clock, Publisher, Shelf, Store } from './ports.ts'
import type { Problem } from './record.ts'

/** Counts what a person on call wants to know. Must not throw. */
export type Tally = {
  /** A daily's message had been sent at this time, ms UTC. */
  dailyPosted(dueAt: number, at: number): void
  /** A daily's date passes without a question. */
  dailyLeftOut(why: Problem['kind']): void
  /** Somebody else had done it, so that it was not done twice. */
  duplicatePrevented(what: 'daily' | 'message'): void
}

/** All that the causes in this folder need; main.ts binds it once. */
export type Deps = {
  readonly store: Store
  readonly shelf: Shelf
  readonly publisher: Publisher
  readonly census: Census
  readonly clock: Clock
  readonly chance: Chance
  /**
   * Resolves when the bot may well begin one more thing that nobody waits for. Discord takes 50 requests a second
   * of a bot, which would otherwise queue in front of everybody: what is beyond waits here, where what people wait
   * for overtakes it.
   */
  readonly pace: () => Promise<void>
  /** Told of every piece of work that failed and will be tried again or given up. Must not throw. */
  readonly onTrouble: (what: string, error: unknown) => void
  readonly tally?: Tally
  /** Pause between a session's reveal and its next question, ms: time to read why. */
  readonly pauseMs: number
}
