/**
 * The index at which the next option begins inside an option's text ("… first thing. E. Second thing"), as happens when
 * a line break is lost; null if there is none. `mayBeName`: nothing else distinguishes the text from "Robert E. Lee".
 */
export const mergedOptionIndex = (text: string, nextLetter: string, mayBeName = true): number | null => {
  if (!text.includes(`${nextLetter}.`) && !text.includes(`${nextLetter})`)) return null
  // Anchored at white space: tried at every character, it would take quadratic time on one long word.
  const match = new RegExp(`\\s\\(?${nextLetter}[.)]\\s+(?=[\\p{Lu}\\p{N}"'\`“(])`, 'u').exec(text)
  if (match === null) return null
  if (mayBeName && NAME.test(text)) return null
  const before = text.slice(0, match.index).trimEnd()
  return TAKES_A_LETTER.test(before.slice(-MAX_WORD_LENGTH)) ? null : before.length
}

const MAX_WORD_LENGTH = 20

/** "Robert E. Lee", and all of the text. */
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? \p{Lu}\. \p{Lu}\p{Ll}+$/u

/** "Vitamin E. It is …" */
const TAKES_A_LETTER =
  /(?:^|[^\p{L}])(?:vitamin|hepatitis|type|class|plan|option|tier|grade|appendix|section|group|series|version|part|case|drive)s?$/iu
