import { expect, onTestFinished, test } from 'vitest'
import { everySecond } from '../../src/schedule/tick.ts'

test('goes on while an earlier second’s work has not ended, and waits for all of it when it stops', async () => {
  const finish: (() => void)[] = []
  const tick = everySecond(
    () => new Promise<void>(resolve => finish.push(resolve)),
    () => {},
  )
  onTestFinished(() => {
    for (const done of finish) done()
  })
  await expect.poll(() => finish.length, { timeout: 5000 }).toBeGreaterThan(1)
  let stopped = false
  const stop = tick.stop().then(() => {
    stopped = true
  })
  finish.at(-1)!()
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(stopped).toBe(false)
  for (const done of finish) done()
  await stop
})

test('goes on after work that failed, and says so', async () => {
  const trouble: unknown[] = []
  const tick = everySecond(
    () => Promise.reject(new Error('no database')),
    error => trouble.push(error),
  )
  onTestFinished(() => tick.stop())
  await expect.poll(() => trouble.length, { timeout: 5000 }).toBeGreaterThan(1)
})

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('goes on where the clock is put %s by an hour, and tells of it', async (_, byMs) => {
  let beats = 0
  const steps: number[] = []
  const tick = everySecond(
    async () => {
      beats += 1
    },
    () => {},
    step => steps.push(step),
  )
  onTestFinished(() => tick.stop())
  await expect.poll(() => beats, { timeout: 5000 }).toBeGreaterThan(0)
  putClock(byMs)
  await expect.poll(() => steps.length, { timeout: 5000 }).toBe(1)
  const before = beats
  await expect.poll(() => beats, { timeout: 5000 }).toBeGreaterThan(before + 1)
  expect(Math.abs(steps[0]! - byMs)).toBeLessThan(1000)
})

/** What the machine's clock shows from now on; timers run as before. */
const putClock = (byMs: number): void => {
  const True = Date
  onTestFinished(() => {
    globalThis.Date = True
  })
  globalThis.Date = class extends True {
    constructor(...given: [] | [number | string | Date]) {
      super(given.length === 0 ? True.now() + byMs : given[0])
    }
    static override now = (): number => True.now() + byMs
  } as DateConstructor
}
