import { graphemes } from './graphemes.ts'

/** How wide and high a text would be drawn, as one comparable value. */
export type Shape = (text: string) => { readonly width: number; readonly outline: string }

/** No font has this character: what is drawn for it is the box that is drawn for every missing one. */
const MISSING = '\u{10FFFD}'

/** Whether a character is drawn as itself, not as the box for a missing one. */
export const isLegible = (character: string, shape: Shape): boolean => {
  const box = shape(MISSING)
  if (box.width === 0 || shape(character).outline === box.outline) return false
  // Accents stand on any letter, and take no room of their own: a box would.
  const accent = /^[\p{Script=Inherited}&&\p{Mn}]/v.test(character)
  return !accent || shape(`a${character}`).width < shape('a').width + box.width / 2
}

/** The text without what no font has: a sign goes as a whole where its first character does. */
export const legible = (text: string, has: (character: string) => boolean): string =>
  graphemes(text)
    .map(sign => {
      const [first = '', ...others] = sign
      return has(first) ? first + others.filter(other => JOINS.test(other) || has(other)).join('') : ''
    })
    .join('')

/** Drawn as nothing, and needed by what stands beside it. */
export const JOINS = /[\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}\s]/u
