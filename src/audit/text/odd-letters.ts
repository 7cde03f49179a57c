import { eachText } from './question-texts.ts'

/** Letters that look right and are not: what people search for is then not found, and screen readers stumble. */
export const oddLetters = eachText('letters-odd', text => {
  const mixed = (text.match(WORD) ?? []).find(word => LATIN.test(word) && OTHER.test(word))
  if (mixed === undefined) return null
  const odd = OTHER.exec(mixed)![0]
  return `“${mixed}” has a letter from another alphabet (${odd}, U+${codeOf(odd)}): type it again`
})

/** Shorter ones are units and signs: μs, kΩ. */
const WORD = /\p{L}{4,}/gu
const LATIN = /\p{Script=Latin}/u
const OTHER = /[\p{Script=Cyrillic}\p{Script=Greek}]/u

const codeOf = (sign: string): string => sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
