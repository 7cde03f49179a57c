import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One font file, and the characters that it is used for. */
export type FontFace = {
  readonly family: string
  readonly path: string
  readonly covers: (character: string) => boolean
}

/**
 * The fonts in order of preference. Each is an optional package: without it, its script is drawn with a system
 * font or left out. A package has up to hundreds of subset files, and its `unicode.json` says which one has a
 * character, so that a board loads only the few it needs.
 */
export const findInstalledFonts = (): FontFace[] => [
  ...subsetsOf('@fontsource-variable/noto-sans', 'wght', /./),
  ...subsetsOf('@fontsource-variable/noto-sans-arabic', 'wght', /^arabic$/),
  ...subsetsOf('@fontsource-variable/noto-sans-hebrew', 'wght', /^hebrew$/),
  ...subsetsOf('@fontsource-variable/noto-sans-thai', 'wght', /^thai$/),
  ...subsetsOf('@fontsource-variable/noto-sans-bengali', 'wght', /^bengali$/),
  ...subsetsOf('@fontsource-variable/noto-sans-tamil', 'wght', /^tamil$/),
  ...subsetsOf('@fontsource-variable/noto-sans-telugu', 'wght', /^telugu$/),
  // Before the fonts with black-and-white symbols, so that a heart is red.
  ...singleFile('twemoji-colr-font/twemoji.woff2', /^(?![\0-\xFF])\p{Emoji}/u),
  ...subsetsOf('@fontsource-variable/noto-sans-jp', 'wght', CJK),
  ...subsetsOf('@fontsource-variable/noto-sans-sc', 'wght', CJK),
  ...subsetsOf('@fontsource-variable/noto-sans-kr', 'wght', CJK),
  // For "𝓐𝓭𝓪". Its unicode.json lists only Latin, but the file has the mathematical letters too.
  ...singleFile('@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2', MATHEMATICAL),
  ...subsetsOf('@fontsource-variable/noto-sans-symbols', 'wght', /^symbols$/),
  ...subsetsOf('@fontsource/noto-sans-symbols-2', '400', /^(symbols|braille)$/),
]

/** CJK packages number their own subsets; the named ones, such as `latin`, repeat other fonts. */
const CJK = /^\[\d+\]$/

const MATHEMATICAL = /^[\u2100-\u214F\u2190-\u22FF\u{1D400}-\u{1D7FF}]/u

const subsetsOf = (name: string, style: string, included: RegExp): FontFace[] => {
  const index = resolve(`${name}/unicode.json`)
  if (!index) return []
  const files = join(dirname(index), 'files')
  // One look into the folder: to resolve hundreds of names takes as long as to draw.
  const installed = new Set(readdirSync(files))
  const font = name.slice(name.indexOf('/') + 1)
  const ranges = JSON.parse(readFileSync(index, 'utf8')) as Record<string, string>
  return Object.entries(ranges).flatMap(([subset, range]) => {
    const family = `${font}-${subset.replace(/[[\]]/g, '')}`
    const file = `${family}-${style}-normal.woff2`
    if (!included.test(subset) || !installed.has(file)) return []
    return [{ family, path: join(files, file), covers: parseUnicodeRange(range) }]
  })
}

const singleFile = (file: string, characters: RegExp): FontFace[] => {
  const path = resolve(file)
  const family = file.replace(/^.*\/|\.woff2$/g, '')
  return path ? [{ family, path, covers: character => characters.test(character) }] : []
}

const resolve = (specifier: string): string | null => {
  try {
    return fileURLToPath(import.meta.resolve(specifier))
  } catch {
    return null
  }
}

/** Parses CSS's `unicode-range`, such as "U+0-FF,U+131", into a predicate. */
export const parseUnicodeRange = (text: string): ((character: string) => boolean) => {
  const ranges = text.split(',').map(range => {
    const [from, to = from] = range.trim().replace('U+', '').split('-')
    return [Number.parseInt(from!, 16), Number.parseInt(to!, 16)] as const
  })
  return character => {
    const code = character.codePointAt(0)!
    return ranges.some(([from, to]) => from <= code && code <= to)
  }
}
