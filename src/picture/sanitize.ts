import { splitGraphemes } from './graphemes.ts'

/** More than fits into any picture, so nothing after it is measured. */
const MAX_GRAPHEMES = 80

/**
 * Makes a text safe to draw on one line: removes line breaks, control characters, bidirectional overrides,
 * invisible fillers, and stacks of combining marks. Idempotent.
 */
export const sanitizeText = (text: string): string => {
  const line = text
    .slice(0, 20 * MAX_GRAPHEMES)
    .replace(KEYCAP, '$1')
    .replace(NOT_DRAWABLE, '')
    .normalize('NFC')
    .replace(BLANK, ' ')
    .replace(STACKED_MARKS, '$1')
    .replace(STRAY_MARKS, '')
  return splitGraphemes(line.trim()).slice(0, MAX_GRAPHEMES).join('').trim()
}

/** A digit with the combining keycap, "1️⃣". The emoji font cannot draw the keycap, so only the digit stays. */
const KEYCAP = /([0-9#*])\uFE0F?\u20E3/gu

/**
 * Unassigned, private use, lone surrogates, invisible, control and formatting characters. Joiners, variation
 * selectors and tags stay, since emoji and some scripts need them.
 */
const NOT_DRAWABLE =
  /(?![\s\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}])[\p{Cn}\p{Co}\p{Cs}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\uFFFC]/gu

const BLANK = /[\s\p{Z}\u2800]+/gu

/** Hebrew and Vietnamese need up to three marks on a letter; more is a prank. */
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu

/** Marks without a letter before them, with the space after them so that no two spaces meet. */
const STRAY_MARKS = /(?<=^|\s)[\p{M}\p{Join_Control}]+\s?/gu
