/**
 * How many options the question says to choose: "(Choose two.)" is 2. Null where it says nothing.
 *
 * Only at the start of a sentence or in brackets, where it is an instruction: "users may select two files" is not.
 */
export const statedAnswerCount = (question: string): number | null => {
  if (!QUICK.test(question)) return null
  const last = [...question.matchAll(INSTRUCTION)].at(-1)?.[1]?.toLowerCase()
  if (last === undefined) return null
  const word = WORDS.indexOf(last)
  return word === -1 ? Number(last) : word
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const QUICK = /choose|select|pick/i

const INSTRUCTION =
  /(?:^|[.?!:;()[\]*_\n—–-])\s{0,9}(?:please\s+)?(?:choose|select|pick)\s+(?:the\s+|any\s+|exactly\s+|only\s+)*(?:best\s+|correct\s+)?(one|two|three|four|five|six|seven|eight|nine|[1-9])\b(?!-)/gi

/**
 * Where the option after the last one was swallowed into its text ("… first thing. E. Second thing"), the index at
 * which it begins. Lost line breaks do this. `mayBeName` says that nothing else tells it from "Robert E. Lee".
 */
export const mergedOptionIndex = (text: string, nextLetter: string, mayBeName = true): number | null => {
  if (!text.includes(`${nextLetter}.`) && !text.includes(`${nextLetter})`)) return null
  // From one white space on, not from each sign: a text of one long word must not take its length squared.
  const found = new RegExp(`\\s\\(?${nextLetter}[.)]\\s+(?=[\\p{Lu}\\p{N}"'\`“(])`, 'u').exec(text)
  if (found === null) return null
  if (mayBeName && NAME.test(text)) return null
  const before = text.slice(0, found.index).trimEnd()
  return TAKES_A_LETTER.test(before.slice(-MAX_WORD_LENGTH)) ? null : before.length
}

const MAX_WORD_LENGTH = 20

/** "Robert E. Lee", and all of the text. */
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)? \p{Lu}\. \p{Lu}\p{Ll}+$/u

/** "Vitamin E. It is …" */
const TAKES_A_LETTER =
  /(?:^|[^\p{L}])(?:vitamin|hepatitis|type|class|plan|option|tier|grade|appendix|section|group|series|version|part|case|drive)s?$/iu
