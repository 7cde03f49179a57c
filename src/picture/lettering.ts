import type { CanvasModule, Context } from './canvas.ts'
import type { Face } from './fonts.ts'
import { isLegible, legible } from './glyph-coverage.ts'
import { remembered } from './memoize.ts'
import { cleaned } from './name.ts'
import { shortened } from './shorten.ts'
import { createTypefaces } from './typefaces.ts'

export type Style = { readonly size: number; readonly weight: 400 | 500 | 600 | 700 }

export type Placed = Style & {
  readonly x: number
  /** Of the line on which the letters stand. */
  readonly y: number
  readonly colour: string
  readonly align?: 'left' | 'center' | 'right'
}

/** Writes text in any script with the fonts there are. */
export type Lettering = {
  /** False where there is no font at all. */
  readonly canWrite: boolean
  /** What of a text can be shown, on one line. Whatever is measured or written went through here first. */
  showable(text: string): string
  width(text: string, style: Style): number
  /** The text, or as much of it as fits before an ellipsis. */
  fit(text: string, style: Style, most: number): string
  write(context: Context, text: string, placed: Placed): void
}

export const createLettering = (canvas: CanvasModule, faces: readonly Face[]): Lettering => {
  const paper = canvas.createCanvas(1, 1).getContext('2d')
  const measure = (text: string, { size, weight }: Style, families: string) => {
    setFont(paper, size, weight, families)
    return paper.measureText(text)
  }
  const draws = (character: string, families: string) =>
    isLegible(character, text => {
      const shape = measure(text, { size: 100, weight: 400 }, families)
      const { actualBoundingBoxLeft, actualBoundingBoxRight } = shape
      const { actualBoundingBoxAscent, actualBoundingBoxDescent, width } = shape
      const sides = [actualBoundingBoxLeft, actualBoundingBoxRight]
      return { width, outline: [width, ...sides, actualBoundingBoxAscent, actualBoundingBoxDescent].join() }
    })
  const { families, unite } = createTypefaces(faces, canvas.GlobalFonts, draws)
  const has = remembered((character: string) => draws(character, families(character)))
  const width = (text: string, style: Style) => measure(text, style, families(text)).width
  return {
    canWrite: has('A'),
    width,
    showable: text => cleaned(legible(cleaned(text), { has, unite })),
    fit: (text, style, most) => shortened(text, most, part => width(part, style)),
    write: (context, text, { x, y, size, weight, colour, align = 'left' }) => {
      setFont(context, size, weight, families(text))
      context.fillStyle = colour
      context.textAlign = align
      context.direction = STARTS_RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr'
      context.fillText(text, x, y)
    },
  }
}

const setFont = (context: Context, size: number, weight: number, families: string): void => {
  context.font = `${weight} ${size}px ${families}`
  // The weight above chooses among files; within a file that has all weights, this does.
  context.fontVariationSettings = `'wght' ${weight}`
}

const STARTS_RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
