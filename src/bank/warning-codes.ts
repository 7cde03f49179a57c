/**
 * Every warning that `npm run bank -- check` can give. A `guess` is a heuristic that may be wrong; an author silences it by
 * listing its code under `accept:`. docs/question-format.md explains each code by an example.
 */
type Certainty = 'fact' | 'guess'

export const WARNINGS = {
  // Of the loader.
  'accept-unknown': 'fact',
  'bank-empty': 'fact',
  'bank-file-missing': 'fact',
  'character-hidden': 'fact',
  'domain-unknown': 'fact',
  'explanation-long': 'fact',
  'explanation-missing': 'fact',
  link: 'fact',
  'outside-bank': 'fact',
  'question-long': 'fact',
  'question-twice': 'fact',
  'rationale-unknown': 'fact',
  'reference-link': 'fact',
  'references-missing': 'fact',
  'tag-unknown': 'fact',
  'text-comment': 'guess',
  'topic-long': 'fact',
  'unknown-key': 'fact',

  // Of the texts.
  'alt-empty': 'guess',
  'explanation-elsewhere': 'guess',
  'field-constant': 'fact',
  'html-left': 'guess',
  'image-heavy': 'fact',
  'key-argued-against': 'guess',
  'letters-cited': 'fact',
  'letters-odd': 'fact',
  'ligature-doubled': 'guess',
  'ligature-lost': 'guess',
  'link-doubtful': 'guess',
  'markdown-broken': 'fact',
  'page-leftover': 'guess',
  'quotes-mixed': 'fact',
  'reference-twice': 'fact',
  spacing: 'guess',

  // Of the question as a test.
  'all-or-none': 'fact',
  'key-echoes': 'guess',
  'key-longest': 'guess',
  'keys-lopsided': 'guess',
  'options-grammar': 'guess',
  'options-overlap': 'guess',
  'question-near': 'guess',
  'question-near-conflict': 'guess',
  'stem-negative': 'guess',
  'term-telltale': 'guess',
} as const satisfies Readonly<Record<string, Certainty>>

export type WarningCode = keyof typeof WARNINGS

export const isWarningCode = (code: string): code is WarningCode => Object.hasOwn(WARNINGS, code)

export const isGuess = (code: string): boolean =>
  isWarningCode(code) && (WARNINGS[code] as Certainty) === 'guess'
