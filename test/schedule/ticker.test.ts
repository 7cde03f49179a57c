import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { startTicker, type Ticker } from '../../src/schedule/ticker.ts'

const second = () => vi.advanceTimersByTimeAsync(1000)

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00.500Z') })
  return () => void vi.useRealTimers()
})

const start = (...options: Parameters<typeof startTicker>): Ticker => {
  const ticker = startTicker(...options)
  onTestFinished(() => ticker.stop())
  return ticker
}

test('goes on while an earlier second’s work has not ended, and waits for all of it when it stops', async () => {
  const finish: (() => void)[] = []
  const ticker = startTicker(
    () => new Promise<void>(resolve => finish.push(resolve)),
    () => {},
  )
  await second()
  await second()
  expect(finish).toHaveLength(2)
  let stopped = false
  const stop = ticker.stop().then(() => {
    stopped = true
  })
  finish.at(-1)!()
  await second()
  expect([stopped, finish.length]).toEqual([false, 2])
  finish[0]!()
  await stop
})

test('goes on after work that failed, and says so', async () => {
  const errors: unknown[] = []
  start(
    () => Promise.reject(new Error('no database')),
    error => errors.push(error),
  )
  await second()
  await second()
  expect(errors).toHaveLength(2)
})

test.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('continues when the clock is set %s by an hour, and reports it', async (_, byMs) => {
  let ticks = 0
  const steps: number[] = []
  start(
    async () => {
      ticks += 1
    },
    () => {},
    step => steps.push(step),
  )
  await second()
  expect(ticks).toBe(1)
  // The wall clock alone: timers and the monotonic clock go on as before.
  vi.setSystemTime(Date.now() + byMs)
  await second()
  await second()
  expect(steps).toEqual([byMs])
  expect(ticks).toBeGreaterThanOrEqual(2)
  const before = ticks
  await second()
  expect(ticks).toBe(before + 1)
})
