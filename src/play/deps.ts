import type { Census, Chance, Clock, Publisher, Shelf, Store } from './ports.ts'

/** All that the causes in this folder need; main.ts binds it once. */
export type Deps = {
  readonly store: Store
  readonly shelf: Shelf
  readonly publisher: Publisher
  readonly census: Census
  readonly clock: Clock
  readonly chance: Chance
  /** Told of every piece of work that failed and will be tried again or given up. Must not throw. */
  readonly onTrouble: (what: string, error: unknown) => void
  /** Pause between a session's reveal and its next question, ms: time to read why. */
  readonly pauseMs: number
}
