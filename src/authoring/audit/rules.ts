import type { BankRule, QuestionRule } from './concern.ts'
import { ITEM_BANK_RULES, ITEM_RULES } from './item/index.ts'
import { TEXT_BANK_RULES, TEXT_RULES } from './text/index.ts'

export const QUESTION_RULES: readonly QuestionRule[] = [...TEXT_RULES, ...ITEM_RULES]

export const BANK_RULES: readonly BankRule[] = [...TEXT_BANK_RULES, ...ITEM_BANK_RULES]
