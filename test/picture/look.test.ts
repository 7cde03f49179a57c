import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../src/picture/board.ts'
import {
  AVATAR_COLOURS,
  AVATAR_TEXT_COLOUR,
  BOARD_COLOURS,
  CHART_COLOURS,
  MEDAL_COLOURS,
  MEDAL_TEXT_COLOUR,
} from '../../src/picture/colours.ts'
import { SUBTITLE_STYLE } from '../../src/picture/draw-heading.ts'
import { FIGURE_SIZE, NAME_SIZES } from '../../src/picture/draw-row.ts'
import { LABEL_STYLE, NOTE_STYLE } from '../../src/picture/draw-stats-bar.ts'
import { findInstalledFonts } from '../../src/picture/fonts.ts'
import { layOutColumns, MARGIN, NAME_LEFT, WIDTH } from '../../src/picture/layout.ts'
import { createTextRenderer } from '../../src/picture/text-renderer.ts'
import { seasonDays } from '../../src/quiz/season.ts'
import { en } from '../../src/words/en/index.ts'

describe('colours', () => {
  /** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
  const contrast = (one: string, other: string): number => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light! + 0.05) / (dark! + 0.05)
  }
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map(start => {
      const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }

  test('of text stand out from what is behind them by the 4.5 that WCAG AA asks for', () => {
    const pairs = [
      ...[BOARD_COLOURS.text, BOARD_COLOURS.muted].map(text => [text, BOARD_COLOURS.card]),
      ...MEDAL_COLOURS.map(medal => [MEDAL_TEXT_COLOUR, medal]),
      ...AVATAR_COLOURS.map(avatar => [AVATAR_TEXT_COLOUR, avatar]),
    ]
    for (const [text, behind] of pairs)
      expect(contrast(text!, behind!), `${text} on ${behind}`).toBeGreaterThan(4.5)
  })

  test('of medals and avatars are seen on the card', () => {
    for (const colour of MEDAL_COLOURS) expect(contrast(colour, BOARD_COLOURS.card)).toBeGreaterThan(3)
  })

  test('of bars, lines and marks stand out from the card by the 3 that WCAG asks of graphics', () => {
    for (const colour of [...Object.values(CHART_COLOURS), BOARD_COLOURS.text])
      expect(contrast(colour, BOARD_COLOURS.card)).toBeGreaterThan(3)
    // The line of an interval on its bar.
    expect(contrast(BOARD_COLOURS.text, CHART_COLOURS.bar)).toBeGreaterThan(3)
  })
})

describe('columns', () => {
  test('stand side by side up to the margin, and the name has the rest', () => {
    const { edges, nameWidth } = layOutColumns({ points: 60, accuracy: 70, streak: 80 }, 'points')
    expect(edges.streak! - edges.accuracy!).toBeGreaterThan(80)
    expect(edges.accuracy! - edges.points!).toBeGreaterThan(70)
    expect(NAME_LEFT + nameWidth).toBeLessThan(edges.points! - 60)
    expect(edges.streak).toBeLessThan(WIDTH)
  })

  test('in which nobody has anything leave their room to the names', () => {
    const { edges, nameWidth } = layOutColumns({ points: 100, accuracy: 0, streak: 0 }, 'points')
    expect(Object.keys(edges)).toEqual(['points'])
    const beside = layOutColumns({ points: 100, accuracy: 120, streak: 0 }, 'points')
    expect(nameWidth).toBeGreaterThan(beside.nameWidth)
  })

  test('give way to the names, the last first, but never the one that ranks', () => {
    const shown = (points: number, rankedBy: Column) =>
      Object.keys(layOutColumns({ points, accuracy: 90, streak: 140 }, rankedBy).edges).sort()
    expect(shown(60, 'points')).toEqual(['accuracy', 'points'])
    expect(shown(300, 'points')).toEqual(['points'])
    expect(shown(300, 'streak')).toEqual(['streak'])
    expect(shown(10_000, 'points')).toEqual(['points'])
  })
})

test('no text is smaller than 14 points where a phone of 390 shows the picture 270 wide', () => {
  const smallest = Math.min(
    ...NAME_SIZES,
    FIGURE_SIZE,
    SUBTITLE_STYLE.size,
    LABEL_STYLE.size,
    NOTE_STYLE.size,
  )
  expect((smallest * 270) / WIDTH).toBeGreaterThanOrEqual(14)
})

describe('the text renderer', () => {
  const canvas = { createCanvas, GlobalFonts, loadImage }
  const renderer = createTextRenderer(canvas, findInstalledFonts())

  test.each([
    'Łukasz Żółć',
    'Жанна Ελένη',
    'عبد الرحمن',
    'דוד כהן',
    'さくら山田',
    '김민수',
    '王小明们',
    'हिन्दी क्षत्रिय',
    'ปั้นหยา',
    '👩‍👩‍👧‍👦 🇩🇪 👍🏽',
    '𝓕𝓪𝓷𝓬𝔂 ★☆♥',
  ])('shows all of %s', name => expect(renderer.sanitize(name)).toBe(name))

  test('keeps a name with a pile of accents in its own letters', () => {
    expect(renderer.sanitize('Z̸̡̛͖͌̈́͗a̵͓͝l̷͔͌g̶͙o̴̙͐')).toMatch(/^Z\p{M}*a\p{M}*l\p{M}*g\p{M}*o\p{M}*$/u)
  })

  test('cuts a long name to its room, whatever its script', () => {
    const style = { size: 40, weight: 600 } as const
    for (const name of [
      'W'.repeat(40),
      '寿限無'.repeat(12),
      'عبد الرحمن '.repeat(6),
      '👩‍👩‍👧‍👦'.repeat(30),
    ]) {
      const fitted = renderer.truncate(renderer.sanitize(name), style, 300)
      expect(fitted.endsWith('…')).toBe(true)
      expect(renderer.width(fitted, style)).toBeLessThanOrEqual(300)
    }
  })

  test('shows all of what stands above a board, whichever day its season ends', () => {
    const { board, season, format } = en
    for (let month = 1; month <= 12; month++) {
      const until = season.current(seasonDays(`2026-${String(month).padStart(2, '0')}`).until)
      for (const name of [board.boards.points, board.boards.accuracy]) {
        const subtitle = format.joinItems([name, until])
        expect(renderer.width(subtitle, SUBTITLE_STYLE), subtitle).toBeLessThanOrEqual(WIDTH - 2 * MARGIN)
      }
    }
  })

  test('does with the fonts of the system what it can where no package is installed', () => {
    const bare = createTextRenderer(canvas, [])
    expect(bare.sanitize('A')).toBe(bare.hasFonts ? 'A' : '')
  })
})
