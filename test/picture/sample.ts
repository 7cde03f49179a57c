import { createCanvas } from '@napi-rs/canvas'
import type { BoardPicture, PictureRow } from '../../src/picture/board.ts'
import { createPainter, type PainterOptions } from '../../src/picture/painter.ts'
import type { StatsPicture } from '../../src/picture/stats.ts'

export const sampleRow = (some: Partial<PictureRow> = {}): PictureRow => ({
  rank: 1,
  name: 'Ada Lovelace',
  avatar: null,
  points: '1,240',
  accuracy: '86%',
  streak: '12 days',
  ...some,
})

export const samplePicture = (some: Partial<BoardPicture> = {}): BoardPicture => ({
  kind: 'board',
  title: 'Leaderboard',
  subtitle: 'This season · Points',
  rows: [sampleRow()],
  rankedBy: 'points',
  ...some,
})

export const sampleStatsPicture = (some: Partial<StatsPicture> = {}): StatsPicture => ({
  kind: 'stats',
  title: 'Where you stand',
  subtitle: 'Sample bank',
  bars: [
    { label: 'Secure', figure: '75%', note: '20/40 seen', share: { low: 0.61, value: 0.75, high: 0.85 } },
    { label: 'Cheap', figure: '–', note: '0/40 seen', share: null },
  ],
  passMark: 0.72,
  trend: {
    title: 'By week',
    weeks: [0.5, null, 0.75],
    from: 'Nov 09',
    to: 'Nov 23',
    all: '100%',
    none: '0%',
  },
  ...some,
})

/** A square of one colour. */
export const sampleAvatar = (colour = '#ff0000'): Buffer => {
  const canvas = createCanvas(128, 128)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, 128, 128)
  return canvas.toBuffer('image/png')
}

/** A painter, the errors that it reported, and how many pictures it drew. */
export const samplePainter = (options: Partial<PainterOptions> = {}) => {
  const log = { drawn: 0, errors: [] as string[] }
  const painter = createPainter({
    // A machine with much else to do may take its time.
    timeoutMs: 60_000,
    onError: (what, error) => log.errors.push(`${what}: ${String(error)}`),
    onDrawn: () => {
      log.drawn += 1
    },
    ...options,
  })
  return { ...painter, log }
}
