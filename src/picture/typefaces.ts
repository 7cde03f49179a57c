import type { CanvasModule } from './canvas.ts'
import type { Face } from './fonts.ts'
import { remembered } from './remembered.ts'

export type Typefaces = {
  /** As for `font-family`. */
  families(text: string): string
  /** Whether one face is there for both of these characters. */
  unite(letter: string, accent: string): boolean
}

/**
 * Chooses the fonts for a text, in the order in which they are to be tried, and loads those that it needs.
 * The first face is always among them: its box stands for every missing character.
 */
export const createTypefaces = (faces: readonly Face[], fonts: CanvasModule['GlobalFonts']): Typefaces => {
  const load = remembered((face: Face) => fonts.registerFromPath(face.path, face.family))
  const covering = remembered((character: string) => faces.filter(face => face.covers(character)))
  const places = new Map(faces.map((face, place) => [face, place]))
  const firstHan = faces.findIndex(face => HAN_FONTS.some(font => face.family.startsWith(font)))
  const families = (text: string) => {
    const needed = new Set([...faces.slice(0, 1), ...[...text].flatMap(covering)])
    const preferred = hanFontFor(text)
    const place = (face: Face) =>
      face.family.startsWith(preferred) ? firstHan - 0.5 : (places.get(face) ?? faces.length)
    const chosen = [...needed].sort((a, b) => place(a) - place(b))
    for (const face of chosen) load(face)
    return [...chosen.map(face => `'${face.family}'`), 'sans-serif'].join(', ')
  }
  return { families, unite: (letter, accent) => covering(accent).some(face => face.covers(letter)) }
}

const HAN_FONTS = ['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc'] as const

/** The same Chinese character is drawn in another way in each country; the letters beside it tell which. */
const hanFontFor = (text: string): (typeof HAN_FONTS)[number] => {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'noto-sans-jp'
  return /\p{Script=Hangul}/u.test(text) ? 'noto-sans-kr' : 'noto-sans-sc'
}
