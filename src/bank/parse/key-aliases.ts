const ALIASES = {
  id: 'questionid uid identifier',
  aliases: 'alias',
  title: '',
  status: '',
  draft: 'isdraft',
  published: 'ispublished',
  categories: 'category',
  domain: 'topic subject',
  difficulty: 'level difficultylevel',
  question: 'q text prompt stem questiontext',
  image: 'img picture figure imagepath imagefile imagelink imageurl',
  alt: 'alttext imagealt imagealttext imagedescription',
  options: 'choices alternatives possibleanswers answeroptions answerchoices',
  answer: `answers correct correctanswer correctanswers correctoption correctoptions correctchoice correctchoices
    correctletter rightanswer rightanswers rightoption answerkey answerindex correctindex correctanswerindex
    correctoptionindex`,
  accepted: 'alsoaccepted alsocorrect acceptedalternatives',
  incorrect: 'wrong distractors',
  rationale: 'rationales',
  explanation: 'explanations reason feedback feedbacks generalfeedback answerexplanation justification',
  references: 'reference documentation source sources link links',
  tags: 'tag keywords labels',
  shuffle: 'shuffleoptions shuffleanswers shufflechoices',
  accept: '',
  author: '',
  format: 'textformat',
} as const

/** A key of docs/question-format.md; and what only imports read: `published`, the opposite of `draft`, `incorrect`, and `format`. */
export type QuestionKey = keyof typeof ALIASES

const CANONICAL: ReadonlyMap<string, QuestionKey> = new Map(
  Object.entries(ALIASES).flatMap(([key, others]) =>
    [key, ...others.split(/\s+/)]
      .filter(name => name !== '')
      .map(name => [name, key as QuestionKey] as const),
  ),
)

/** Our name for a key or column, whatever another program calls it; null if it is unknown. */
export const canonicalKey = (written: string): QuestionKey | null => {
  const plain = normalizeKey(written)
  return CANONICAL.get(plain) ?? (INCORRECT.test(plain) ? 'incorrect' : null)
}

/** "Incorrect answers", `wrong_option_2`, "Distractor 3". */
const INCORRECT = /^(?:(?:incorrect|wrong)(?:answer|option|choice)|incorrect|wrong|distractor)s?\d{0,2}$/

/** Without case, spaces, hyphens, underscores and brackets: "Correct answer(s)" is `correctanswers`. */
export const normalizeKey = (written: string): string => {
  if (written.length > MAX_LENGTH) return ''
  // Most need no change, and testing is cheaper than replacing.
  return /^[a-z]+$/.test(written) ? written : written.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

const MAX_LENGTH = 60

/** Whether imports read anything from a key or column of this name. */
export const isKnownKey = (written: string): boolean =>
  canonicalKey(written) !== null || optionLabel(written) !== null || rationaleLabel(written) !== null

/** What identifies an option: a capital letter, or a number that may count from 0 or from 1. */
export type OptionLabel = string

/** `B` for a key that holds option B: `b`, `option_b`, "Answer B"; `2` for "Option 2"; null for any other. */
export const optionLabel = (written: string): OptionLabel | null => {
  const plain = normalizeKey(written)
  if (/^[a-j]$/.test(plain)) return plain.toUpperCase()
  return CANONICAL.has(plain) ? null : (OPTION.exec(plain)?.[1]?.toUpperCase() ?? null)
}

const OPTION = /^(?:answer)?(?:option|choice|answer|alternative)([a-z]|\d{1,2})(?:text)?$/

/** `B` for a key that holds the reason of option B: `rationale_b`, "Explanation B", "Option B feedback". */
export const rationaleLabel = (written: string): OptionLabel | null => {
  const plain = normalizeKey(written)
  if (CANONICAL.has(plain)) return null
  const match = RATIONALE.exec(plain) ?? TRAILING.exec(plain)
  return match?.[1]?.toUpperCase() ?? null
}

const RATIONALE =
  /^(?:rationale|explanation|feedback|reason)(?:for)?(?:option|choice|answer)?([a-z]|\d{1,2})$/
const TRAILING = /^(?:option|choice|answer)?([a-z]|\d{1,2})(?:rationale|explanation|feedback|reason)$/
