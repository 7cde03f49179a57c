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
  return !isAccent(character) || shape(`a${character}`).width < shape('a').width + box.width / 2
}

/** What of a text can be drawn, according to the fonts. */
export type Legibility = {
  readonly has: (character: string) => boolean
  /** Whether a font has both: else the letter would be drawn in whatever other type has the accent too. */
  readonly unite: (letter: string, accent: string) => boolean
}

/** The text without what no font has: a sign goes as a whole where its first character does. */
export const legible = (text: string, { has, unite }: Legibility): string => {
  const shown = (sign: string): string => {
    const [first = '', ...others] = sign
    if (!has(first)) return ''
    const stays = (other: string) =>
      JOINS.test(other) || (has(other) && (!isAccent(other) || unite(first, other)))
    return first + others.filter(stays).join('')
  }
  return graphemes(text).map(shown).join('')
}

/** A mark that belongs to no script and may stand on any letter. */
const isAccent = (character: string): boolean => /^[\p{Script=Inherited}&&\p{Mn}]/v.test(character)

/** Drawn as nothing, and needed by what stands beside it. */
const JOINS = /[\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}\s]/u
