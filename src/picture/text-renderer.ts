import type { CanvasContext, CanvasModule } from './canvas.ts'
import { createFontFallback } from './font-fallback.ts'
import type { FontFace } from './fonts.ts'
import { hasGlyph, removeMissingGlyphs } from './glyph-coverage.ts'
import { memoize } from './memoize.ts'
import { sanitizeText } from './sanitize.ts'
import { truncateText } from './truncate.ts'

export type TextStyle = { readonly size: number; readonly weight: 400 | 500 | 600 | 700 }

export type TextPlacement = TextStyle & {
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly colour: string
  readonly align?: 'left' | 'center' | 'right'
}

/** Measures and draws text in any script with the installed fonts. */
export type TextRenderer = {
  /** False if there is no font at all. */
  readonly hasFonts: boolean
  /** The part of a text that the fonts can draw, on one line. Call it before the other functions. */
  sanitize(text: string): string
  width(text: string, style: TextStyle): number
  /** The text, cut before an ellipsis if it is wider than `maxWidth`. */
  truncate(text: string, style: TextStyle, maxWidth: number): string
  draw(context: CanvasContext, text: string, placement: TextPlacement): void
}

export const createTextRenderer = (canvas: CanvasModule, fonts: readonly FontFace[]): TextRenderer => {
  const scratch = canvas.createCanvas(1, 1).getContext('2d')
  const measure = (text: string, { size, weight }: TextStyle, families: string) => {
    setFont(scratch, size, weight, families)
    return scratch.measureText(text)
  }
  const canDraw = (character: string, families: string) =>
    hasGlyph(character, text => {
      const metrics = measure(text, { size: 100, weight: 400 }, families)
      const { actualBoundingBoxLeft, actualBoundingBoxRight } = metrics
      const { actualBoundingBoxAscent, actualBoundingBoxDescent, width } = metrics
      const sides = [actualBoundingBoxLeft, actualBoundingBoxRight]
      return { width, outline: [width, ...sides, actualBoundingBoxAscent, actualBoundingBoxDescent].join() }
    })
  const { families, shareFont } = createFontFallback(fonts, canvas.GlobalFonts, canDraw)
  const has = memoize((character: string) => canDraw(character, families(character)))
  const width = (text: string, style: TextStyle) => measure(text, style, families(text)).width
  return {
    hasFonts: has('A'),
    width,
    sanitize: text => sanitizeText(removeMissingGlyphs(sanitizeText(text), { has, shareFont })),
    truncate: (text, style, maxWidth) => truncateText(text, maxWidth, part => width(part, style)),
    draw: (context, text, { x, y, size, weight, colour, align = 'left' }) => {
      setFont(context, size, weight, families(text))
      context.fillStyle = colour
      context.textAlign = align
      context.direction = STARTS_RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr'
      context.fillText(text, x, y)
    },
  }
}

const setFont = (context: CanvasContext, size: number, weight: number, families: string): void => {
  context.font = `${weight} ${size}px ${families}`
  // The weight above selects a font file; within a variable font, only the axis sets it.
  context.fontVariationSettings = `'wght' ${weight}`
}

const STARTS_RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
