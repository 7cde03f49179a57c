import type { Problem } from '../../bank/problem.ts'
import type { Question } from '../../quiz/question.ts'
import type { NamedItem } from './name-questions.ts'

export type Reason = Pick<Problem, 'code' | 'message'>

/** An item with the text of its file, and what the loader and the audit say about that. */
export type StagedItem = NamedItem & {
  readonly text: string
  /** `file:line` in the source. */
  readonly place: string
  /** Null for a draft, and for what has errors. */
  readonly loaded: Question | null
  readonly errors: readonly Reason[]
  readonly warnings: number
}

/** What became of an entry of a source. */
export type ImportOutcome =
  | {
      readonly kind: 'written'
      /** Its path below the bank. */
      readonly file: string
      readonly written: 'new' | 'updated' | 'same'
      readonly is: 'draft' | 'playable'
      readonly warnings: number
    }
  /** The bank's file differs, and `--update` was not given. */
  | { readonly kind: 'kept'; readonly file: string; readonly message: string }
  | { readonly kind: 'twin' | 'skipped' | 'note'; readonly message: string }
  | { readonly kind: 'quarantined'; readonly why: readonly Reason[] }
