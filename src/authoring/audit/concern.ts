import type { KeyPath } from '../../bank/problem.ts'
import type { WarningCode } from '../../bank/warning-codes.ts'
import type { Bank, Question } from '../../quiz/question.ts'

/** Something to look at in a question that can be played, and how to mend it. */
export type Concern = {
  /** `['question']`, `['options', 'B']`, `['rationale', 'B']`, `['references', 0]`: options by their letter. */
  readonly path: KeyPath
  readonly code: WarningCode
  /** What is wrong, a colon, what to do. */
  readonly message: string
}

export type QuestionRule = (question: Question) => readonly Concern[]

/** What only shows over a whole bank. `question` is null where bank.yaml is the place to look. */
export type BankConcern = Concern & { readonly question: Question | null }

export type BankRule = (bank: Bank) => readonly BankConcern[]
