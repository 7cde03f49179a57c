import { OPTION_KEYS, type SuggestedOption } from './option-lines.ts'

/** A question as someone typed it: it may have mistakes, and no correct option yet. */
export type SuggestedQuestion = {
  readonly text: string
  readonly options: readonly SuggestedOption[]
  /** Empty for none. */
  readonly explanation: string
  /** Addresses as they were typed. */
  readonly sources: readonly string[]
}

/** The longest texts that a form takes, UTF-16 units. */
export const MAX_SUGGESTED = { text: 1500, options: 2500, explanation: 1500, sources: 500 } as const

/** What a form says, each null where it's empty. */
export type SuggestionInput = {
  readonly text: string | null
  readonly options: string | null
  readonly explanation: string | null
  readonly sources: string | null
}

/** The keys of a question file's front matter (docs/question-format.md). */
export const frontMatterOf = (
  { text, options, explanation, sources }: SuggestedQuestion,
  { status, author }: { readonly status: string | null; readonly author: string | null },
): Record<string, unknown> => {
  const lettered = options
    .slice(0, OPTION_KEYS.length)
    .map((option, place) => ({ ...option, key: OPTION_KEYS[place]! }))
  const answer = lettered.filter(({ isCorrect }) => isCorrect).map(({ key }) => key)
  return {
    status,
    question: text,
    options: Object.fromEntries(lettered.map(option => [option.key, option.text])),
    answer: answer.length === 1 ? answer[0] : answer,
    rationale: Object.fromEntries(
      lettered.flatMap(({ key, reason }) => (reason === null ? [] : [[key, reason]])),
    ),
    explanation,
    references: sources,
    author,
  }
}
