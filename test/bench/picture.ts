import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { BoardPicture } from '../../src/picture/board.ts'
import { createPainter } from '../../src/picture/painter.ts'

const PICTURES = 20
const NAMES = [
  'Ana',
  'Ben Müller',
  'محمد العلي',
  '田中さくら',
  'Zoë 🦊',
  'Олена',
  'नीलम',
  'Cem',
  '김민준',
  '👩‍💻 Dev',
]

/** Boards drawn one after the other: the time of each, and what the rest of the process feels of it. */
export const benchPictures = async (): Promise<void> => {
  console.log(`\nPictures of a board with ten people (aim: the event loop is not held up)`)
  const idle = await delayWhile(() => wait(1500))
  const took: number[] = []
  const painter = createPainter({
    onError: (what, error) => console.log(what, error),
    onDrawn: ms => took.push(ms),
  })
  await painter.board(picture(0))
  const first = took.pop()
  const memory = process.memoryUsage.rss()
  const drawing = await delayWhile(async () => {
    for (let n = 1; n <= PICTURES; n++) await painter.board(picture(n))
  })
  const sorted = took.toSorted((a, b) => a - b)
  const again = performance.now()
  await painter.board(picture(PICTURES))
  console.log(
    `  first ${first?.toFixed(0)} ms, then ${sorted[PICTURES / 2]?.toFixed(0)} ms each, the same once more ${(performance.now() - again).toFixed(1)} ms`,
  )
  console.log(`  event loop delay, idle:     ${idle}`)
  console.log(`  event loop delay, drawing:  ${drawing}`)
  console.log(`  memory after the first: ${Math.round(memory / 1e6)} MB`)
  await painter.stop()
}

const delayWhile = async (work: () => Promise<unknown>): Promise<string> => {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await work()
  delay.disable()
  const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(1)} ms`
  return `p50 ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, most ${ms(delay.max)}`
}

const picture = (n: number): BoardPicture => ({
  title: 'Leaderboard',
  subtitle: `Points · Month ${n}`,
  rankedBy: 'points',
  rows: NAMES.map((name, index) => ({
    rank: index + 1,
    name,
    avatar: null,
    points: String(1000 * n - index),
    accuracy: '86%',
    streak: `${index} days`,
  })),
})
