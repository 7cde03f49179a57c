import { type Choice, lettersOf, type Resolved, resolveAnswer } from '../answer.ts'
import { foldText } from '../asked.ts'

/**
 * What an answer of another program means: letters ("B", "(b)", "Option B", "B, E"), or the text of one option.
 * Where it could be the letter of one and, but for signs and case, the text of another, it is refused.
 */
export const readAnswer = (given: string, choices: readonly Choice[], bare: () => boolean): Resolved => {
  const letters = lettersIn(given)
  if (letters === null) return resolveAnswer(given, choices, bare)
  const other = choices.find(({ key, text }) => letters.join() !== key && isLike(text, given, letters))
  if (other === undefined) return resolveAnswer(letters.join(', '), choices, bare)
  const message = `\`${given}\` could be ${letters.join(', ')}, and the text of option ${other.key}: mark the right options otherwise, or reword that option`
  return { kind: 'refused', code: 'answer-ambiguous', message }
}

const lettersIn = (given: string): readonly string[] | null => {
  const plain = plainText(given)
  return /^[a-j]$/.test(plain) ? [plain.toUpperCase()] : lettersOf(given)
}

/** "A/C" is A and C, or the beginning of "A/C unit". */
const isLike = (text: string, given: string, letters: readonly string[]): boolean => {
  const [option, answer] = [plainText(text), plainText(given)]
  return option === answer || (letters.length > 1 && option.startsWith(`${answer} `))
}

/** Without what people put around a letter: brackets, full stops, quotes, marks of Markdown, the word "option". */
const plainText = (text: string): string =>
  foldText(text)
    .replaceAll(/[*_`~"'()[\].:;]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:option|answer|choice) (?=\S+$)/, '')
