import { splitGraphemes } from './graphemes.ts'

/** The width of a text, and its bounding box as one comparable value. */
export type MeasureText = (text: string) => { readonly width: number; readonly outline: string }

/** A code point that no font has. Drawing it gives the box that stands for every missing glyph. */
const MISSING = '\u{10FFFD}'

/** Whether a character is drawn with a glyph of its own and not as the box for a missing one. */
export const hasGlyph = (character: string, measure: MeasureText): boolean => {
  const box = measure(MISSING)
  if (box.width === 0 || measure(character).outline === box.outline) return false
  // An accent above a letter does not make the text wider; a box in its place would.
  return !isAccent(character) || measure(`a${character}`).width < measure('a').width + box.width / 2
}

export type GlyphCoverage = {
  readonly has: (character: string) => boolean
  /** Whether one font has both. Otherwise the letter would be drawn in whatever other font has the accent. */
  readonly shareFont: (letter: string, accent: string) => boolean
}

/** Removes what the fonts cannot draw; a grapheme as a whole if its first character is missing. */
export const removeMissingGlyphs = (text: string, { has, shareFont }: GlyphCoverage): string => {
  const drawablePart = (grapheme: string): string => {
    const [first = '', ...others] = grapheme
    if (!has(first)) return ''
    const isKept = (other: string) =>
      INVISIBLE.test(other) || (has(other) && (!isAccent(other) || shareFont(first, other)))
    return first + others.filter(isKept).join('')
  }
  return splitGraphemes(text).map(drawablePart).join('')
}

/** A combining mark that belongs to no script and can follow any letter. */
const isAccent = (character: string): boolean => /^[\p{Script=Inherited}&&\p{Mn}]/v.test(character)

/** Has no glyph, and changes how the characters around it are drawn. */
const INVISIBLE = /[\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}\s]/u
