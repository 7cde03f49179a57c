/**
 * How many options the question says to choose: "(Choose two.)" is 2. Null if it says nothing.
 *
 * Matches only at the start of a sentence or in brackets, where it is an instruction: "users may select two files" is
 * not one.
 */
export const statedAnswerCount = (question: string): number | null => {
  if (!PRECHECK.test(question)) return null
  const last = [...question.matchAll(INSTRUCTION)].at(-1)?.[1]?.toLowerCase()
  if (last === undefined) return null
  const word = WORDS.indexOf(last)
  return word === -1 ? Number(last) : word
}

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const PRECHECK = /choose|select|pick/i

const INSTRUCTION =
  /(?:^|[.?!:;()[\]*_\n—–-])\s{0,9}(?:please\s{1,9})?(?:choose|select|pick)\s{1,9}(?:(?:the|any|exactly|only)\s{1,9}){0,3}(?:(?:best|correct)\s{1,9})?(one|two|three|four|five|six|seven|eight|nine|[1-9])\b(?!-)/gi
