import type { BankRule, QuestionRule } from '../concern.ts'

/** What is wrong with a question as a test: what gives its key away, muddles it, or asks it twice. */
export const ITEM_RULES: readonly QuestionRule[] = []

export const ITEM_BANK_RULES: readonly BankRule[] = []
