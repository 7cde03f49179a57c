import type { BankRule, QuestionRule } from '../concern.ts'
import { allOrNone } from './all-or-none.ts'
import { echoingKey } from './echo.ts'
import { oddOptions } from './grammar.ts'
import { longestKey } from './longest.ts'
import { nearDuplicates } from './near.ts'
import { negativeStem } from './negative.ts'
import { overlappingOptions } from './overlap.ts'
import { lopsidedKeys } from './positions.ts'

/** What is wrong with a question as a test: what gives its key away, muddles it, or asks it twice. */
export const ITEM_RULES: readonly QuestionRule[] = [
  allOrNone,
  echoingKey,
  longestKey,
  negativeStem,
  oddOptions,
  overlappingOptions,
]

export const ITEM_BANK_RULES: readonly BankRule[] = [lopsidedKeys, nearDuplicates]
