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
  const keys = keysFor(options.slice(0, OPTION_KEYS.length))
  const lettered = keys
    .map((key, place) => ({ ...options[place]!, key }))
    .sort((a, b) => OPTION_KEYS.indexOf(a.key) - OPTION_KEYS.indexOf(b.key))
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

/**
 * A letter for each option, by its place. But an option that is a letter itself, such as the note B, gets that one: `answer: B`
 * would otherwise mean two options, and be refused.
 */
const keysFor = (options: readonly SuggestedOption[]): string[] => {
  const keys = OPTION_KEYS.slice(0, options.length)
  const own = options.map(({ text }, place) =>
    keys.includes(text) && options.findIndex(other => other.text === text) === place ? text : null,
  )
  const others = keys.filter(key => !own.includes(key))
  return own.map(key => key ?? others.shift()!)
}
