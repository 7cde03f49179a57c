import { graphemes } from './graphemes.ts'

/** More than fits into any picture. What comes after it is not even measured. */
const MAX_SIGNS = 80

/** For a name of which nothing can be shown. */
export const NO_NAME = '—'

/**
 * A text as one line that stays in its place: without line breaks, control characters, characters that turn
 * the direction of what follows, invisible fillers, and piles of accents.
 */
export const cleaned = (text: string): string => {
  const line = text
    .slice(0, 20 * MAX_SIGNS)
    .normalize('NFC')
    .replace(KEYCAP, '$1')
    .replace(NOTHING_TO_SEE, '')
    .replace(BLANK, ' ')
    .replace(PILE_OF_MARKS, '$1')
    .replace(STRAY_MARKS, '')
  return graphemes(line.trim()).slice(0, MAX_SIGNS).join('').trim()
}

/** "1️⃣" is a digit with a key drawn round it. The emoji font cannot draw the key; the digit is what it says. */
const KEYCAP = /([0-9#*])\uFE0F?\u20E3/gu

/** Unassigned, private, half a pair, invisible, control and formatting; but what joins signs or picks their form stays. */
const NOTHING_TO_SEE =
  /(?![\s\p{Join_Control}\p{Variation_Selector}\u{E0020}-\u{E007F}])[\p{Cn}\p{Co}\p{Cs}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\uFFFC]/gu

const BLANK = /[\s\p{Z}\u2800]+/gu

/** Three stand on one letter in careful Hebrew and Vietnamese; more is a prank. */
const PILE_OF_MARKS = /(\p{M}{3})\p{M}+/gu

/** Marks with no letter to stand on. */
const STRAY_MARKS = /(?<=^|\s)[\p{M}\p{Join_Control}]+/gu
