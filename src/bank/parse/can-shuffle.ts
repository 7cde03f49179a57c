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
  '(?:in)?(?:correct|valid)|right|wrong|true|false|the\\s{1,9}(?:best|right|correct|only|wrong|answer)|not\\s{1,9}(?:correct|right|valid|true)|also|both'
const ORDINAL = '(?:first|second|third|fourth|fifth|sixth|last|final|1st|2nd|3rd|4th|5th|top|bottom)'
const LIST = '(?:\\s{0,9}(?:,|\\/|&|and|or|nor)\\s{0,9})'
const OPENING = '[("\'`*“]{0,9}'

/** Every repeat has a bound, so that a search takes linear time whatever the text is. */
const CITATIONS: readonly RegExp[] = [
  // "Option B", "answers (A)", "Choice: **C**"
  new RegExp(
    `\\b(?:[Oo]|[Aa]|[Cc]|[Dd]|OPT|ANS|CHO)(?:ptions?|nswers?|hoices?|lternatives?|istractors?|IONS?|WERS?|ICES?)\\s{0,9}:?\\s{0,9}${OPENING}(?<letter>[A-J])(?![\\w+#'’-])(?!\\s{1,9}(?:[Rr]ecords?|[Ll]evel|[Cc]lass)\\b)`,
    'g',
  ),
  // "the answer is B."
  new RegExp(
    `\\b${NOUN}\\s{1,9}(?:is|are|was)\\s{0,9}:?\\s{0,9}${OPENING}(?<letter>[A-J])(?=["'\`*”)]{0,9}(?:[.,;:!?)]|$|\\s{1,9}(?:and|or|because|since|as|not|but)\\b))`,
    'gm',
  ),
  // "B is correct", "A and C are wrong", "so D is the best"
  new RegExp(
    `(?:^|[.;:!?,(\\n]\\s{0,9}|\\b(?:and|or|while|but|so|because|since|thus|hence|therefore|only|both|that|why|[Ww]hereas)\\s{1,9})${OPENING}(?<letter>[A-J])["'\`*”)]{0,9}(?:${LIST}[A-J]){0,9}\\s{1,9}(?:is|are|was|were)\\s{1,9}(?:${VERDICT})\\b`,
    'g',
  ),
  // "(B)", "(A, C)"
  new RegExp(`(?<![\\w)])\\((?<letter>[A-J])(?:${LIST}[A-J]){0,9}\\)`, 'g'),
  // A line that begins "C. Use …" or "B) …"
  /^[ \t]{0,99}[("'`*_-]{0,9}(?<letter>[A-J])[.):]["'`*_]{0,9}\s{1,9}(?=[\p{Lu}\p{N}"'`“*])/gmu,
  // "the first option", "the last two answers", "option 2", "the answer above"
  new RegExp(
    `\\b${ORDINAL}\\s{1,9}(?:(?:two|three|four)\\s{1,9})?(?:options|option|answers|answer|choices|choice|alternatives?)\\b`,
    'gi',
  ),
  /\b(?:options?|answers?|choices?)\s{1,9}(?:#|no\.?\s{0,9}|number\s{1,9})?[1-9](?![\w.%-])/gi,
  /\b(?:options?|answers?|choices?)\s{1,9}(?:above|below)\b|\b(?:above|below|previous|preceding|following)\s{1,9}(?:options?|answers?|choices?)\b/gi,
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
  /\b(?:all|none|any|both|neither|either|one|two|some|most)\s{1,9}(?:of\s{1,9})?(?:the\s{1,9})?(?:above|below|aforementioned)\b/i,
  /^(?:all|none|both|any|neither|either)\s{1,9}(?:of\s{1,9})?(?:the\s{1,9}|these\s{1,9}|those\s{1,9})?(?:other\s{1,9})?(?:these|those|them|others?|options?|answers?|choices?)(?:\s{1,9}(?:is|are)\s{1,9}\w{1,40})?[.!]?$/i,
  new RegExp(
    `\\b(?:[Bb]oth|[Nn]either|[Ee]ither)\\s{1,9}${ONE}\\s{1,9}(?:and|or|nor|&)\\s{1,9}${ONE}(?![\\w+#-])`,
  ),
  new RegExp(
    `^(?:(?:all of|only|just)\\s{1,9})?${ONE}(?:\\s{0,9}(?:,|&|\\+|\\/|,?\\s{1,9}(?:and|or|nor))\\s{0,9}${ONE}){1,9}(?:\\s{1,9}(?:only|both|together|above))?\\.?$`,
    'i',
  ),
  new RegExp(`^(?:[Oo]nly|[Jj]ust)\\s{1,9}${ONE}\\.?$|^${ONE}\\s{1,9}(?:only|alone)\\.?$`),
]
