/** An option as someone typed it. `reason`: why it's correct or wrong; null for none. */
export type SuggestedOption = {
  readonly text: string
  readonly reason: string | null
  readonly isCorrect: boolean
}

/** Letters of options as in question files, and some more: that there are too many is for the check to say. */
export const OPTION_KEYS = [...'ABCDEFGHIJKL']

/** Begins the line of a correct option. */
const CORRECT = '*'
/** But two of them are bold text, as in `**Mars**`. */
const IS_CORRECT = /^\*(?:\*\*)*(?!\*)/
/** Begins a line that says why about the option above. */
const REASON = '>'
/** Before one of these signs it's part of the text. */
const ESCAPE = '\\'

/**
 * Options from the lines of a form: one a line, a correct one after `*`, and on the line below an option, after `>`, why. A
 * backslash before a sign keeps it as text. Empty lines don't count.
 */
export const parseOptionLines = (typed: string): SuggestedOption[] => {
  const options: SuggestedOption[] = []
  for (const line of typed.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const trimmed = line.trim()
    const last = options.at(-1)
    if (trimmed === '') continue
    if (trimmed.startsWith(REASON) && last) options[options.length - 1] = withReason(last, trimmed.slice(1))
    else options.push(optionFrom(trimmed))
  }
  return options
}

const optionFrom = (line: string): SuggestedOption => {
  const isCorrect = IS_CORRECT.test(line)
  return { text: unescaped(isCorrect ? line.slice(1).trim() : line), reason: null, isCorrect }
}

/** Several lines of reasons are one. */
const withReason = (option: SuggestedOption, typed: string): SuggestedOption => {
  const reason = [option.reason ?? '', typed.trim()].filter(part => part !== '').join(' ')
  return { ...option, reason: reason === '' ? null : reason }
}

/** The lines that `parseOptionLines` reads as these options. */
export const formatOptionLines = (options: readonly SuggestedOption[]): string =>
  options
    .flatMap(({ text, reason, isCorrect }) => [
      `${isCorrect ? CORRECT : ''}${escaped(text)}`,
      ...(reason === null ? [] : [`${REASON} ${reason}`]),
    ])
    .join('\n')

const SIGNS = [CORRECT, REASON, ESCAPE]

const escaped = (text: string): string => (SIGNS.some(sign => text.startsWith(sign)) ? ESCAPE + text : text)

const unescaped = (text: string): string =>
  text.startsWith(ESCAPE) && SIGNS.some(sign => text.startsWith(sign, 1)) ? text.slice(1) : text
