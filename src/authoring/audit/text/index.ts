import type { BankRule, QuestionRule } from '../concern.ts'
import { constantFields } from './constant.ts'
import { arguedAgainst, citedLetters, explainedElsewhere } from './explanation.ts'
import { pictures } from './images.ts'
import { leftovers } from './leftovers.ts'
import { oddLetters } from './letters.ts'
import { doubledLigature, lostLigature } from './ligatures.ts'
import { doubtfulLinks } from './links.ts'
import { brokenMarkdown, leftHtml } from './markup.ts'
import { mixedQuotes } from './quotes.ts'
import { spacing } from './spacing.ts'

/** What is wrong with the texts themselves: how they were copied, written and linked, and what they argue for. */
export const TEXT_RULES: readonly QuestionRule[] = [
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
]

export const TEXT_BANK_RULES: readonly BankRule[] = [constantFields]
