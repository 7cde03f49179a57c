import { parseOptionLines } from './option-lines.ts'
import { MAX_SUGGESTED, type SuggestedQuestion, type SuggestionInput } from './suggested-question.ts'

/** What a form says, without what no one can see and neither Discord nor a database keeps. */
export const readSuggestion = ({
  text,
  options,
  explanation,
  sources,
}: SuggestionInput): SuggestedQuestion => ({
  text: clean(text, MAX_SUGGESTED.text),
  options: parseOptionLines(clean(options, MAX_SUGGESTED.options)),
  explanation: clean(explanation, MAX_SUGGESTED.explanation),
  sources: clean(sources, MAX_SUGGESTED.sources)
    .split(/\s+/)
    .filter(word => word !== ''),
})

const clean = (typed: string | null, max: number): string =>
  (typed ?? '')
    .slice(0, max)
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim()
