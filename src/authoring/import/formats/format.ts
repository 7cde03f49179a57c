import type { Source, SourceEntry } from '../source-entry.ts'

/** A way in which people keep questions in files. */
export type Format = {
  readonly name: string
  /** What files of it are called, in small letters and without the dot: `md`. */
  readonly endings: readonly string[]
  /** Whether a file, by its text alone, is of this format; the first format that says so reads it. */
  readonly recognises: (text: string) => boolean
  /** Everything in the file, in its order. Never throws for what stands in it, and never guesses an answer. */
  readonly read: (source: Source) => SourceEntry[]
}
