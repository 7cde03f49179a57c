import type { BankRule, QuestionRule } from '../concern.ts'

/** What is wrong with the texts themselves: how they were copied, written and linked. */
export const TEXT_RULES: readonly QuestionRule[] = []

export const TEXT_BANK_RULES: readonly BankRule[] = []
