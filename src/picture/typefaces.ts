import type { CanvasModule } from './canvas.ts'
import type { Face } from './fonts.ts'
import { remembered } from './memoize.ts'

export type Typefaces = {
  /** As for `font-family`. */
  families(text: string): string
  /** Whether one face is there for both of these characters. */
  unite(letter: string, accent: string): boolean
}

/**
 * Chooses the fonts for a text, in the order in which they are to be tried, and loads those that it needs.
 * The first face is always among them: its box stands for every missing character. `draws` says whether a
 * character is drawn with such families; it is asked where only a font of the system can have it.
 */
export const createTypefaces = (
  faces: readonly Face[],
  fonts: CanvasModule['GlobalFonts'],
  draws: (character: string, families: string) => boolean,
): Typefaces => {
  const first = faces.slice(0, 1)
  const systemFamilies = familiesOf(fonts)
  const load = remembered((face: Face) => fonts.registerFromPath(face.path, face.family))
  const covering = remembered((character: string) => faces.filter(face => face.covers(character)))
  const inSystem = remembered((character: string) => {
    for (const face of first) load(face)
    return systemFamilies.find(family => draws(character, listed([...first.map(quoted), family])))
  })
  const places = new Map(faces.map((face, place) => [face, place]))
  const firstHan = faces.findIndex(face => HAN_FONTS.some(font => face.family.startsWith(font)))
  const families = (text: string) => {
    const characters = [...text]
    const preferred = hanFontFor(text)
    const place = (face: Face) =>
      face.family.startsWith(preferred) ? firstHan - 0.5 : (places.get(face) ?? faces.length)
    const chosen = [...new Set([...first, ...characters.flatMap(covering)])].sort(
      (a, b) => place(a) - place(b),
    )
    for (const face of chosen) load(face)
    const uncovered = characters.filter(character => covering(character).length === 0)
    const system = uncovered.flatMap(character => inSystem(character) ?? [])
    return listed([...chosen.map(quoted), ...new Set(system)])
  }
  return { families, unite: (letter, accent) => covering(accent).some(face => face.covers(letter)) }
}

const quoted = ({ family }: Pick<Face, 'family'>): string => `'${family}'`

const listed = (families: readonly string[]): string => [...families, 'sans-serif'].join(', ')

/** Those that look most like ours first. A desktop may have hundreds, and each would be tried. */
const familiesOf = ({ families }: CanvasModule['GlobalFonts']): string[] =>
  families
    .toSorted((a, b) => Number(/sans/i.test(b.family)) - Number(/sans/i.test(a.family)))
    .slice(0, 100)
    .map(quoted)

const HAN_FONTS = ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc'] as const

/** The same Chinese character is drawn in another way in each country; the letters beside it tell which. */
const hanFontFor = (text: string): (typeof HAN_FONTS)[number] => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'noto-sans-jp'
  return /\p{Script=Hangul}/u.test(text) ? 'noto-sans-kr' : 'noto-sans-sc'
}
