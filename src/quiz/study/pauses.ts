import type { Pause } from './due.ts'

/** Pauses in their order, without overlaps. Days are day numbers, and a pause ends before its `until`. */

/** The pause of a day; null where there is none. */
export const pauseOn = (pauses: readonly Pause[], day: number): Pause | null =>
  pauses.find(([from, until]) => from <= day && day < until) ?? null

/** Pauses from `today` until a day, whatever was planned from today on. */
export const pauseUntil = (pauses: readonly Pause[], today: number, until: number): readonly Pause[] => {
  const past = endPause(pauses, today)
  const last = past.at(-1)
  // One pause that goes on, so that the list doesn't grow with each change.
  return last?.[1] === today ? [...past.slice(0, -1), [last[0], until]] : [...past, [today, until]]
}

/** Ends the pause of today: what it has shifted so far stays shifted. */
export const endPause = (pauses: readonly Pause[], today: number): readonly Pause[] =>
  pauses.map(([from, until]): Pause => [from, Math.min(until, today)]).filter(([from, until]) => from < until)
