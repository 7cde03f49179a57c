import { allOrNone } from './item/all-or-none.ts'
import { echoingKey } from './item/echoing-key.ts'
import { lopsidedKeys } from './item/key-positions.ts'
import { longestKey } from './item/longest-key.ts'
import { nearDuplicates } from './item/near-duplicates.ts'
import { negativeStem } from './item/negative-stem.ts'
import { oddOptions } from './item/odd-options.ts'
import { overlappingOptions } from './item/overlapping-options.ts'
import { telltaleTerms } from './item/telltale-terms.ts'
import type { BankRule, QuestionRule } from './rule.ts'
import { brokenMarkdown, leftHtml } from './text/broken-markup.ts'
import { constantFields } from './text/constant-fields.ts'
import { doubtfulLinks } from './text/doubtful-links.ts'
import { arguedAgainst, citedLetters, explainedElsewhere } from './text/explanation.ts'
import { pictures } from './text/image-checks.ts'
import { leftovers } from './text/leftovers.ts'
import { doubledLigature, lostLigature } from './text/ligatures.ts'
import { mixedQuotes } from './text/mixed-quotes.ts'
import { oddLetters } from './text/odd-letters.ts'
import { spacing } from './text/spacing.ts'

export const QUESTION_RULES: readonly QuestionRule[] = [
  // The texts themselves: how they were copied, written and linked, and what they argue for.
  arguedAgainst,
  explainedElsewhere,
  citedLetters,
  lostLigature,
  doubledLigature,
  oddLetters,
  spacing,
  mixedQuotes,
  leftHtml,
  brokenMarkdown,
  leftovers,
  doubtfulLinks,
  pictures,
  // The question as a test item: what gives its key away or muddles it.
  allOrNone,
  echoingKey,
  longestKey,
  negativeStem,
  oddOptions,
  overlappingOptions,
]

export const BANK_RULES: readonly BankRule[] = [constantFields, lopsidedKeys, nearDuplicates, telltaleTerms]
