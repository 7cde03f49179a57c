import type { Option } from '../../quiz/question.ts'

/** False if shuffling the options would make a text wrong: it names letters or positions ("all of the above"). */
export const canShuffle = (explanation: string, options: readonly Option[]): boolean => {
  const texts = [
    explanation,
    ...options.map(({ text }) => text),
    ...options.map(({ rationale }) => rationale ?? ''),
  ]
  if (options.some(({ text }) => refersToOptions(text, options.length))) return false
  return !PRECHECK.test(texts.join('\n')) || !texts.some(text => citesOption(text, options.length))
}

/** Whether a text refers to options by letter or position: "Option B", "answers A and C", "(B)", "the first option". */
export const citesOption = (text: string, count: number): boolean => {
  if (!PRECHECK.test(text)) return false
  return CITATIONS.some(pattern =>
    [...text.matchAll(pattern)].some(({ groups }) => {
      const letter = groups?.letter
      return letter === undefined || letter.charCodeAt(0) - 65 < count
    }),
  )
}

/** Fast pre-check: a single letter A to J, or a word for options. Most texts have neither. */
const PRECHECK =
  /(?<![\w-])[B-J](?![\w+#'’-])|(?<![\w-])A[.):,\]*]|\bA (?:is|and|or|was|are)\b|[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]lternative|[Dd]istractor|OPTION|ANSWER|CHOICE/

const NOUN = '(?:options?|answers?|choices?|alternatives?|distractors?)'
const VERDICT =
  '(?:in)?(?:correct|valid)|right|wrong|true|false|the\\s+(?:best|right|correct|only|wrong|answer)|not\\s+(?:correct|right|valid|true)|also|both'
const ORDINAL = '(?:first|second|third|fourth|fifth|sixth|last|final|1st|2nd|3rd|4th|5th|top|bottom)'
const LIST = '(?:\\s*(?:,|\\/|&|and|or|nor)\\s*)'

const CITATIONS: readonly RegExp[] = [
  // "Option B", "answers (A)", "Choice: **C**"
  /\b(?:[Oo]|[Aa]|[Cc]|[Dd]|OPT|ANS|CHO)(?:ptions?|nswers?|hoices?|lternatives?|istractors?|IONS?|WERS?|ICES?)\s*:?\s*[("'`*“]*(?<letter>[A-J])(?![\w+#'’-])(?!\s+(?:[Rr]ecords?|[Ll]evel|[Cc]lass)\b)/g,
  // "the answer is B."
  new RegExp(
    `\\b${NOUN}\\s+(?:is|are|was)\\s*:?\\s*[("'\`*“]*(?<letter>[A-J])(?=["'\`*”)]*(?:[.,;:!?)]|$|\\s+(?:and|or|because|since|as|not|but)\\b))`,
    'gm',
  ),
  // "B is correct", "A and C are wrong", "so D is the best"
  new RegExp(
    `(?:^|[.;:!?,(\\n]\\s*|\\b(?:and|or|while|but|so|because|since|thus|hence|therefore|only|both|that|why|[Ww]hereas)\\s+)[("'\`*“]*(?<letter>[A-J])["'\`*”)]*(?:${LIST}[A-J])*\\s+(?:is|are|was|were)\\s+(?:${VERDICT})\\b`,
    'g',
  ),
  // "(B)", "(A, C)"
  new RegExp(`(?<![\\w)])\\((?<letter>[A-J])(?:${LIST}[A-J])*\\)`, 'g'),
  // A line that begins "C. Use …" or "B) …"
  /^\s*[("'`*_-]*(?<letter>[A-J])[.):]["'`*_]*\s+(?=[\p{Lu}\p{N}"'`“*])/gmu,
  // "the first option", "the last two answers", "option 2", "the answer above"
  new RegExp(
    `\\b${ORDINAL}\\s+(?:two\\s+|three\\s+|four\\s+)?(?:options|option|answers|answer|choices|choice|alternatives?)\\b`,
    'gi',
  ),
  /\b(?:options?|answers?|choices?)\s+(?:#|no\.?\s*|number\s+)?[1-9](?![\w.%-])/gi,
  /\b(?:options?|answers?|choices?)\s+(?:above|below)\b|\b(?:above|below|previous|preceding|following)\s+(?:options?|answers?|choices?)\b/gi,
]

/**
 * Whether an option refers to other options: "All of the above", "Both A and B", "A and C only". Not if it names a letter
 * that none of the `count` options has: "C, E and G" are notes.
 */
export const refersToOptions = (option: string, count: number): boolean =>
  REFERENCES.some(pattern => {
    const match = pattern.exec(option)?.[0]
    if (match === undefined) return false
    const letters = match.match(/(?<!\w)[A-J](?!\w)/gi) ?? []
    return letters.every(letter => letter.toUpperCase().charCodeAt(0) - 65 < count)
  })

const ONE = '\\(?[A-J]\\)?'

const REFERENCES: readonly RegExp[] = [
  /\b(?:all|none|any|both|neither|either|one|two|some|most)\s+(?:of\s+)?(?:the\s+)?(?:above|below|aforementioned)\b/i,
  /^(?:all|none|both|any|neither|either)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:other\s+)?(?:these|those|them|others?|options?|answers?|choices?)(?:\s+(?:is|are)\s+\w+)?[.!]?$/i,
  new RegExp(`\\b(?:[Bb]oth|[Nn]either|[Ee]ither)\\s+${ONE}\\s+(?:and|or|nor|&)\\s+${ONE}(?![\\w+#-])`),
  new RegExp(
    `^(?:(?:all of|only|just)\\s+)?${ONE}(?:\\s*(?:,|&|\\+|\\/|,?\\s+(?:and|or|nor))\\s*${ONE})+(?:\\s+(?:only|both|together|above))?\\.?$`,
    'i',
  ),
  new RegExp(`^(?:[Oo]nly|[Jj]ust)\\s+${ONE}\\.?$|^${ONE}\\s+(?:only|alone)\\.?$`),
]
