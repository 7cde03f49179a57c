import type { Problem } from '../../bank/problem.ts'
import type { NamedItem } from './name-questions.ts'

/** An item with the text of its file. `shown` is that file's name in the library. */
export type StagedItem = NamedItem & { readonly text: string; readonly shown: string }

export type Reason = Pick<Problem, 'code' | 'message'>

export type QuestionOutcome =
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
  | { readonly kind: 'twin'; readonly message: string }
  | { readonly kind: 'quarantined'; readonly why: readonly Reason[] }

export type ImportOutcome = QuestionOutcome | { readonly kind: 'skipped' | 'note'; readonly message: string }
