import type { KeyPath } from '../bank/problem.ts'
import type { WarningCode } from '../bank/warning-codes.ts'
import type { Bank, Question } from '../quiz/question.ts'

/** A warning about a part of a question that can be played. */
export type Concern = {
  /** `['question']`, `['options', 'B']`, `['rationale', 'B']`, `['references', 0]`: options by their letter. */
  readonly path: KeyPath
  readonly code: WarningCode
  /** What is wrong, a colon, what to do about it. */
  readonly message: string
}

export type QuestionRule = (question: Question) => readonly Concern[]

/** A warning that needs the whole bank. `question` is null where it concerns bank.yaml. */
export type BankConcern = Concern & { readonly question: Question | null }

export type BankRule = (bank: Bank) => readonly BankConcern[]
