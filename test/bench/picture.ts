import { execFileSync } from 'node:child_process'
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
  await painter.draw(picture(0))
  const first = took.pop()
  const drawing = await delayWhile(async () => {
    for (let n = 1; n <= PICTURES; n++) await painter.draw(picture(n))
  })
  const sorted = took.toSorted((a, b) => a - b)
  const again = performance.now()
  await painter.draw(picture(PICTURES))
  console.log(
    `  first ${first?.toFixed(0)} ms, then ${sorted[PICTURES / 2]?.toFixed(0)} ms each, the same once more ${(performance.now() - again).toFixed(1)} ms`,
  )
  console.log(`  event loop delay, idle:     ${idle}`)
  console.log(`  event loop delay, drawing:  ${drawing}`)
  console.log(
    `  memory of this process ${megabytes(process.memoryUsage.rss())}, of its children ${megabytes(memoryOfChildren())}`,
  )
  await painter.stop()
  const warm: number[] = []
  const other = createPainter({
    onError: (what, error) => console.log(what, error),
    onDrawn: ms => warm.push(ms),
  })
  other.warmUp()
  await wait(AVATARS_MS)
  await other.draw(picture(0))
  console.log(`  first, with ${AVATARS_MS} ms to warm up: ${warm[0]?.toFixed(0)} ms`)
  await other.stop()
}

/** About as long as Discord takes to send people's names and avatars, during which the drawing process starts. */
const AVATARS_MS = 400

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

/** Resident memory, bytes. */
const memoryOfChildren = (): number => {
  const children = execFileSync('ps', ['-A', '-o', 'ppid=,rss=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/))
    .filter(([parent, , name]) => Number(parent) === process.pid && name !== 'ps')
  return children.reduce((sum, [, kilobytes]) => sum + Number(kilobytes) * 1024, 0)
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
  kind: 'board',
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
