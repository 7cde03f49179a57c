import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { everySecond } from '../../src/schedule/tick.ts'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    now: Date.parse('2026-11-23T12:00:00.500Z'),
  })
})
afterEach(() => void vi.useRealTimers())

test('goes on while an earlier second’s work has not ended, and waits for all of it when it stops', async () => {
  const finish: (() => void)[] = []
  const tick = everySecond(
    () => new Promise<void>(resolve => finish.push(resolve)),
    () => {},
  )
  await vi.advanceTimersByTimeAsync(3000)
  expect(finish).toHaveLength(3)
  let stopped = false
  const stop = tick.stop().then(() => {
    stopped = true
  })
  for (const done of finish.slice(1)) done()
  await vi.advanceTimersByTimeAsync(3000)
  expect(stopped).toBe(false)
  finish[0]!()
  await stop
  expect(finish).toHaveLength(3)
})

test('goes on after work that failed, and says so', async () => {
  const trouble: unknown[] = []
  const tick = everySecond(
    () => Promise.reject(new Error('no database')),
    error => trouble.push(error),
  )
  onTestFinished(() => tick.stop())
  await vi.advanceTimersByTimeAsync(2000)
  expect(trouble).toEqual([new Error('no database'), new Error('no database')])
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
  await vi.advanceTimersByTimeAsync(2000)
  expect(beats).toBe(2)
  // What the machine's clock shows; timers run as before.
  vi.setSystemTime(Date.now() + byMs)
  await vi.advanceTimersByTimeAsync(1000)
  expect(steps).toEqual([byMs])
  const before = beats
  await vi.advanceTimersByTimeAsync(3000)
  expect(beats - before).toBe(3)
})
