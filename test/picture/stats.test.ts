import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, expect, test } from 'vitest'
import { BOARD_COLOURS, CHART_COLOURS } from '../../src/picture/colours.ts'
import { statsHeight } from '../../src/picture/draw-stats.ts'
import { MARGIN, WIDTH } from '../../src/picture/layout.ts'
import type { StatsPicture } from '../../src/picture/stats.ts'
import { sizeOf } from './pixels.ts'
import { samplePainter, sampleStatsPicture } from './sample.ts'

const painter = samplePainter()
afterAll(painter.stop)

const draw = async (some: Partial<StatsPicture> = {}) => (await painter.draw(sampleStatsPicture(some)))!

/** The colours along the upper edge of the first bar, from left to right, and how wide each is. */
const widthsOn = async (png: Buffer, y: number): Promise<Record<string, number>> => {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, y, image.width, 1)
  const colours = Array.from(
    { length: image.width },
    (_, x) =>
      `#${Buffer.from(data.subarray(4 * x, 4 * x + 3))
        .toString('hex')
        .toUpperCase()}`,
  )
  return Object.fromEntries(
    [...Map.groupBy(colours, colour => colour)].map(([name, all]) => [name, all.length]),
  )
}

/** Two points below the upper edge of the first bar, above its interval. */
const FIRST_BAR = 152 + 64 + 2

test('is as high as its bars and its trend need', async () => {
  const none = sampleStatsPicture({ bars: [], trend: null })
  for (const picture of [sampleStatsPicture(), sampleStatsPicture({ trend: null }), none])
    expect(sizeOf((await painter.draw(picture))!)).toEqual([WIDTH, statsHeight(picture)])
  expect(painter.log.errors).toEqual([])
})

test('has bars as long as their shares', async () => {
  const barWidth = WIDTH - 2 * MARGIN
  for (const value of [0.25, 0.5, 1]) {
    const bars = [{ label: 'A', figure: '', note: '', share: { low: value, value, high: value } }]
    const widths = await widthsOn(await draw({ bars, passMark: null }), FIRST_BAR)
    expect(Math.abs(widths[CHART_COLOURS.bar]! / barWidth - value)).toBeLessThan(0.03)
  }
})

test('has no bar where nothing was answered, and a mark where the exam is passed', async () => {
  const bars = [{ label: 'A', figure: '–', note: '', share: null }]
  const widths = await widthsOn(await draw({ bars }), FIRST_BAR)
  expect(widths[CHART_COLOURS.bar]).toBeUndefined()
  expect(widths[CHART_COLOURS.mark]).toBeGreaterThan(1)
  expect(widths[BOARD_COLOURS.rule]).toBeGreaterThan(500)
  expect(
    (await widthsOn(await draw({ bars, passMark: null }), FIRST_BAR))[CHART_COLOURS.mark],
  ).toBeUndefined()
})

test('stays in its frame with the longest names, in any script', async () => {
  const label = 'Ωμέγα設計 عربي '.repeat(20)
  const bars = Array.from({ length: 8 }, () => ({
    label,
    figure: '100%',
    note: label,
    share: { low: 0, value: 1, high: 1 },
  }))
  const png = await draw({ title: label, subtitle: label, bars })
  const { [BOARD_COLOURS.card]: free = 0 } = await widthsOn(png, 152 + 30)
  expect(free).toBeGreaterThan(2 * MARGIN - 4)
})

test('is drawn once for the same data', async () => {
  const before = painter.log.drawn
  const [one, two] = await Promise.all([draw({ title: 'Same' }), draw({ title: 'Same' })])
  expect(two).toBe(one)
  await draw({ title: 'Other' })
  expect(painter.log.drawn).toBe(before + 2)
})
