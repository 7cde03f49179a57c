import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseRanges } from './unicode-range.ts'

/** One font file, and the characters it is there for. */
export type Face = {
  readonly family: string
  readonly path: string
  readonly covers: (character: string) => boolean
}

/**
 * The fonts, the preferred one first. Each is a package that may be missing: its script is then drawn with
 * what the system has, or left out. A package brings hundreds of small files; which one is needed for a
 * character stands in its `unicode.json`, so only the few that a board needs are ever loaded.
 */
export const installedFaces = (): Face[] => [
  ...subsets('@fontsource-variable/noto-sans', 'wght', /./),
  ...subsets('@fontsource-variable/noto-sans-arabic', 'wght', /^arabic$/),
  ...subsets('@fontsource-variable/noto-sans-hebrew', 'wght', /^hebrew$/),
  ...subsets('@fontsource-variable/noto-sans-thai', 'wght', /^thai$/),
  ...subsets('@fontsource-variable/noto-sans-bengali', 'wght', /^bengali$/),
  ...subsets('@fontsource-variable/noto-sans-tamil', 'wght', /^tamil$/),
  ...subsets('@fontsource-variable/noto-sans-telugu', 'wght', /^telugu$/),
  // Before the fonts with black-and-white signs, so that a heart is red.
  ...single('twemoji-colr-font/twemoji.woff2', /^(?![\0-\xFF])\p{Emoji}/u),
  ...subsets('@fontsource-variable/noto-sans-jp', 'wght', CJK),
  ...subsets('@fontsource-variable/noto-sans-sc', 'wght', CJK),
  ...subsets('@fontsource-variable/noto-sans-kr', 'wght', CJK),
  // "𝓐𝓭𝓪": its index names only Latin, its file has the mathematical letters.
  ...single('@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2', MATHEMATICAL),
  ...subsets('@fontsource-variable/noto-sans-symbols', 'wght', /^symbols$/),
  ...subsets('@fontsource/noto-sans-symbols-2', '400', /^(symbols|braille)$/),
]

/** Their subsets are numbered, apart from those that every package has, such as `latin`. */
const CJK = /^\[\d+\]$/

const MATHEMATICAL = /^[\u2100-\u214F\u2190-\u22FF\u{1D400}-\u{1D7FF}]/u

const subsets = (name: string, style: string, wanted: RegExp): Face[] => {
  const index = resolved(`${name}/unicode.json`)
  if (!index) return []
  const font = name.slice(name.indexOf('/') + 1)
  const ranges = JSON.parse(readFileSync(index, 'utf8')) as Record<string, string>
  return Object.entries(ranges).flatMap(([subset, range]) => {
    const family = `${font}-${subset.replace(/[[\]]/g, '')}`
    const path = resolved(`${name}/files/${family}-${style}-normal.woff2`)
    return wanted.test(subset) && path ? [{ family, path, covers: parseRanges(range) }] : []
  })
}

const single = (file: string, characters: RegExp): Face[] => {
  const path = resolved(file)
  const family = file.replace(/^.*\/|\.woff2$/g, '')
  return path ? [{ family, path, covers: character => characters.test(character) }] : []
}

const resolved = (specifier: string): string | null => {
  try {
    return fileURLToPath(import.meta.resolve(specifier))
  } catch {
    return null
  }
}
