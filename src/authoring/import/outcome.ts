import type { Problem } from '../../bank/problem.ts'

export type Why = Pick<Problem, 'code' | 'message'>

/** What becomes of a question that was found. */
export type Verdict =
  | {
      readonly kind: 'written'
      /** Its path below the bank. */
      readonly file: string
      readonly written: 'new' | 'updated' | 'same'
      readonly is: 'draft' | 'playable'
      readonly warnings: number
    }
  /** The bank has it otherwise, and nothing said that it may be changed. */
  | { readonly kind: 'kept'; readonly file: string; readonly message: string }
  /** The bank has it already. */
  | { readonly kind: 'twin'; readonly message: string }
  | { readonly kind: 'quarantined'; readonly why: readonly Why[] }

export type Fate = Verdict | { readonly kind: 'skipped' | 'note'; readonly message: string }

/** What became of one thing that stands in the sources. */
export type Outcome = Fate & {
  /** `file:line` in the source. */
  readonly place: string
  /** What was certain, and was mended, each in a sentence. */
  readonly mended: readonly string[]
}
