import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { debounce } from '../../../src/bank/watch/debounce.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Calls every 100 ms for so long; returns after how many ms it ran. */
const runsOf = (callForMs: number): number[] => {
  const start = performance.now()
  const runs: number[] = []
  const reload = debounce(() => runs.push(Math.round(performance.now() - start)))
  for (let at = 0; at <= callForMs; at += 100) {
    reload.call()
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(5000)
  return runs
}

test('calls in a row run once, 200 ms after the last one', () => {
  expect(runsOf(0)).toEqual([200])
  expect(runsOf(500)).toEqual([700])
})

test('calls that do not end run at least every second', () => {
  expect(runsOf(2000)).toEqual([1000, 2000, 2200])
})

test('nothing runs after it was cancelled', () => {
  const run = vi.fn()
  const reload = debounce(run)
  reload.call()
  reload.cancel()
  vi.advanceTimersByTime(5000)
  expect(run).not.toHaveBeenCalled()
})
