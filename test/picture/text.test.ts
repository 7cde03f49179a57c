import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseUnicodeRange } from '../../src/picture/fonts.ts'
import { hasGlyph, removeMissingGlyphs } from '../../src/picture/glyph-coverage.ts'
import { splitGraphemes } from '../../src/picture/graphemes.ts'
import { getInitials } from '../../src/picture/initials.ts'
import { sanitizeText } from '../../src/picture/sanitize.ts'
import { truncateText } from '../../src/picture/truncate.ts'

/** Any text, long ones and lone surrogates included. fast-check's own `binary` first builds a table of all characters. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.nat(0x2fff)), { maxLength: 300, size: 'max' })
  .map(codes => String.fromCodePoint(...codes))

/** As if every grapheme were ten wide. */
const widthOf = (text: string) => 10 * splitGraphemes(text).length

describe('a cleaned name', () => {
  test.each([
    ['a\nb\tc', 'a b c'],
    ['\u202Eevil\u202C \u2066x\u2069', 'evil x'],
    ['\u200B \u3164\u2800\uFEFF', ''],
    ['\u0000\u0007x\u009F', 'x'],
    ['lone \uD83D half', 'lone half'],
    ['1️⃣2️⃣3️⃣', '123'],
    ['👩‍👩‍👧‍👦 🇩🇪 👍🏽', '👩‍👩‍👧‍👦 🇩🇪 👍🏽'],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['می‌خواهم', 'می‌خواهم'],
    ['क्षत्रिय', 'क्षत्रिय'],
    ['\u0301\u0302 a', 'a'],
    ['a \u0301 b', 'a b'],
    ['!\u0657\u0000\u1DF7', '!\u1DF7\u0657'],
    ['e\u0301', 'é'],
  ])('%j is %j', (name, expected) => expect(sanitizeText(name)).toBe(expected))

  test('has no piles of accents', () => {
    expect(sanitizeText(`Z${'\u0338'.repeat(40)}`)).toBe('Z\u0338\u0338\u0338')
  })

  test('is one line, whole, not endless, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(anyText, name => {
        const clean = sanitizeText(name)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/)
        expect(splitGraphemes(clean).length).toBeLessThanOrEqual(80)
        expect(sanitizeText(clean)).toBe(clean)
      }),
    )
  })
})

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['grace_hopper', 'GH'],
    ['jean-luc de la tour', 'JT'],
    ['tobias', 'T'],
    ['ßeta ßigma', 'ßß'],
    ['Жанна Петрова', 'ЖП'],
    ['élodie (the 2nd)', 'É'],
    ['𝓕𝓪𝓷𝓬𝔂 𝕬𝖇𝖈', 'FA'],
    ['ნინო ბერიძე', 'ნ'],
    ['عبد الرحمن', 'ع'],
    ['山田 太郎', '山'],
    ['👩‍👩‍👧‍👦👍🏽', '👩‍👩‍👧‍👦'],
    ['★彡', '彡'],
    ['  ', '?'],
    ['\u202E\u200B', '?'],
  ])('of %j are %j', (name, expected) => expect(getInitials(name)).toBe(expected))

  test('are one or two signs, whatever the name', () => {
    const counts = (name: string) => splitGraphemes(getInitials(name)).length
    fc.assert(fc.property(anyText, name => [1, 2].includes(counts(name))))
  })
})

describe('a text that is too wide', () => {
  test('is cut before an ellipsis, between signs', () => {
    expect(truncateText('Wolfeschlegelsteinhausen', 60, widthOf)).toBe('Wolfe…')
    expect(truncateText('👩‍👩‍👧‍👦🇩🇪👍🏽e\u0301xyz', 40, widthOf)).toBe('👩‍👩‍👧‍👦🇩🇪👍🏽…')
    expect(truncateText('The quick', 50, widthOf)).toBe('The…')
    expect(truncateText('short', 50, widthOf)).toBe('short')
  })

  test('fits, and is a beginning of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 10, max: 200 }), (text, most) => {
        const short = truncateText(text, most, widthOf)
        expect(widthOf(short)).toBeLessThanOrEqual(most)
        expect(text.startsWith(short.replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})

describe('what no font has', () => {
  /** A font with small letters and one accent; for anything else it draws a box. */
  const shape = (text: string) => {
    const outline = [...text].map(letter => (/[a-z]/.test(letter) ? letter : letter === '\u0301' ? '' : '▯'))
    return { width: outline.join('').length * 10, outline: outline.join('') }
  }
  const has = (character: string) => hasGlyph(character, shape)
  const fonts = { has, shareFont: (letter: string) => letter === 'e' }

  test('is left out, and a sign as a whole', () => {
    expect(removeMissingGlyphs('a日b', fonts)).toBe('ab')
    expect(removeMissingGlyphs('x日\u0301y', fonts)).toBe('xy')
  })

  test('takes its accents along, not its letter', () => {
    expect(removeMissingGlyphs('e\u0301a\u0301e\u0302', fonts)).toBe('e\u0301ae')
  })

  test('is everything where there is no font', () => {
    expect(hasGlyph('a', () => ({ width: 0, outline: '' }))).toBe(false)
  })
})

test("a font's ranges are read as CSS writes them", () => {
  const covers = parseUnicodeRange('U+0000-00FF,U+0131, U+1f600-1f64f')
  expect(['A', 'ı', '😀', 'ĳ', '日'].map(covers)).toEqual([true, true, true, false, false])
})
