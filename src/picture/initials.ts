import { graphemes } from './graphemes.ts'
import { cleaned } from './name.ts'

/**
 * One or two signs that stand for a name where there is no avatar: "Ada Lovelace" is AL. Scripts without
 * capitals are read as words, not initials, and have one sign.
 */
export const initials = (name: string): string => {
  // "𝓐𝓭𝓪" is Ada in fancy dress.
  const plain = cleaned(name.normalize('NFKC'))
  const signs = plain.split(/[\s._\-–—|/\\]+/u).map(firstLetter)
  const [first, ...others] = signs.filter(sign => sign !== '')
  if (first === undefined) return graphemes(plain)[0] ?? '?'
  const last = others.at(-1)
  return last && hasCase(first) && hasCase(last) ? capital(first) + capital(last) : capital(first)
}

const firstLetter = (word: string): string => graphemes(word).find(sign => /^[\p{L}\p{N}]/u.test(sign)) ?? ''

/** Georgian has capitals only for whole words in capitals; hardly a font has them. */
const hasCase = (sign: string): boolean =>
  sign.toUpperCase() !== sign.toLowerCase() && !/\p{Script=Georgian}/u.test(sign)

/** Some letters have no capital of one sign: "ß" would become "SS". */
const capital = (sign: string): string => {
  const upper = hasCase(sign) ? sign.toUpperCase() : sign
  return graphemes(upper).length === 1 ? upper : sign
}
