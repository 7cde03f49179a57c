import { createCanvas } from '@napi-rs/canvas'
import type { BoardPicture, PictureRow } from '../../src/picture/board.ts'
import { createPainter, type PainterOptions } from '../../src/picture/painter.ts'

export const sampleRow = (some: Partial<PictureRow> = {}): PictureRow => ({
  rank: 1,
  name: 'Ada Lovelace',
  avatar: null,
  points: '1,240',
  accuracy: '86 %',
  streak: '12 days',
  ...some,
})

export const samplePicture = (some: Partial<BoardPicture> = {}): BoardPicture => ({
  title: 'Leaderboard',
  subtitle: 'This month · Points',
  rows: [sampleRow()],
  own: null,
  empty: 'Nobody yet.',
  labels: { points: 'Points', accuracy: 'Accuracy', streak: 'Streak' },
  rankedBy: 'points',
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

/** A painter, and what it told: troubles, and how many pictures were really drawn. */
export const samplePainter = (options: Partial<PainterOptions> = {}) => {
  const told = { drawn: 0, troubles: [] as string[] }
  const painter = createPainter({
    // A machine with much else to do may take its time.
    timeLimitMs: 60_000,
    onError: (what, error) => told.troubles.push(`${what}: ${String(error)}`),
    onDrawn: () => {
      told.drawn += 1
    },
    ...options,
  })
  return { ...painter, told }
}
