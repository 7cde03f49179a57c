import type { CanvasModule } from './canvas.ts'
import type { FontFace } from './fonts.ts'
import { memoize } from './memoize.ts'

export type FontFallback = {
  /** The families for a text in order of preference, as in CSS's `font-family`. */
  families(text: string): string
  /** Whether one font has both characters. */
  shareFont(letter: string, accent: string): boolean
}

/**
 * Font fallback per text: selects the fonts that have its characters, and loads them lazily. The first font is
 * always included, since its box stands for every missing glyph. System fonts are tried only for characters that
 * none of ours has, with `canDraw`.
 */
export const createFontFallback = (
  fonts: readonly FontFace[],
  registry: FontRegistry,
  canDraw: (character: string, families: string) => boolean,
): FontFallback => {
  const first = fonts.slice(0, 1)
  const systemFamilies = sortSystemFamilies(registry.families)
  const load = memoize((font: FontFace) => registry.registerFromPath(font.path, font.family))
  const fontsWith = memoize((character: string) => fonts.filter(font => font.covers(character)))
  const systemFamilyWith = memoize((character: string) => {
    for (const font of first) load(font)
    return systemFamilies.find(family => canDraw(character, join([...first.map(quote), family])))
  })
  const positions = new Map(fonts.map((font, position) => [font, position]))
  const firstHan = fonts.findIndex(font => HAN_FONTS.some(name => font.family.startsWith(name)))
  const families = (text: string) => {
    const characters = [...text]
    const preferred = chooseHanFont(text)
    const position = (font: FontFace) =>
      font.family.startsWith(preferred) ? firstHan - 0.5 : (positions.get(font) ?? fonts.length)
    const selected = [...new Set([...first, ...characters.flatMap(fontsWith)])].sort(
      (a, b) => position(a) - position(b),
    )
    for (const font of selected) load(font)
    const uncovered = characters.filter(character => fontsWith(character).length === 0)
    const system = uncovered.flatMap(character => systemFamilyWith(character) ?? [])
    return join([...selected.map(quote), ...new Set(system)])
  }
  return { families, shareFont: (letter, accent) => fontsWith(accent).some(font => font.covers(letter)) }
}

type FontRegistry = CanvasModule['GlobalFonts']

const quote = ({ family }: Pick<FontFace, 'family'>): string => `'${family}'`

const join = (families: readonly string[]): string => [...families, 'sans-serif'].join(', ')

/** A desktop can have hundreds of families and each is tried, so there is a limit. */
const MAX_SYSTEM_FAMILIES = 100

/** Those that look most like ours first. */
const sortSystemFamilies = (families: FontRegistry['families']): string[] =>
  families
    .toSorted((a, b) => Number(/sans/i.test(b.family)) - Number(/sans/i.test(a.family)))
    .slice(0, MAX_SYSTEM_FAMILIES)
    .map(quote)

const HAN_FONTS = ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc'] as const

/** Han unification: one code point looks different in Japan, Korea and China, and the letters around it decide which. */
const chooseHanFont = (text: string): (typeof HAN_FONTS)[number] => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'noto-sans-jp'
  return /\p{Script=Hangul}/u.test(text) ? 'noto-sans-kr' : 'noto-sans-sc'
}
