import { splitGraphemes } from './graphemes.ts'
import { sanitizeText } from './sanitize.ts'

/**
 * One or two graphemes that are shown without an avatar: AL for "Ada Lovelace". Names in scripts without capital
 * letters are not abbreviated like that, so they get one grapheme.
 */
export const getInitials = (name: string): string => {
  // NFKC turns the mathematical letters of "𝓐𝓭𝓪" into Ada.
  const plain = sanitizeText(name.normalize('NFKC'))
  const letters = plain.split(/[\s._\-–—|/\\]+/u).map(firstLetter)
  const [first, ...others] = letters.filter(letter => letter !== '')
  if (first === undefined) return splitGraphemes(plain)[0] ?? '?'
  const last = others.at(-1)
  return last && hasCase(first) && hasCase(last) ? capitalize(first) + capitalize(last) : capitalize(first)
}

const firstLetter = (word: string): string =>
  splitGraphemes(word).find(grapheme => /^[\p{L}\p{N}]/u.test(grapheme)) ?? ''

/** Not Georgian: its capitals are used only for words in all capitals, and few fonts have them. */
const hasCase = (letter: string): boolean =>
  letter.toUpperCase() !== letter.toLowerCase() && !/\p{Script=Georgian}/u.test(letter)

/** Unchanged if the capital is more than one grapheme: "ß" would become "SS". */
const capitalize = (letter: string): string => {
  const upper = hasCase(letter) ? letter.toUpperCase() : letter
  return splitGraphemes(upper).length === 1 ? upper : letter
}
