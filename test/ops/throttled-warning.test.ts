import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../../src/ops/log.ts'
import { createThrottledWarning } from '../../src/ops/throttled-warning.ts'

const openTrouble = () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const lines: Record<string, unknown>[] = []
  const out = { write: (line: string) => lines.push(JSON.parse(line)) }
  return { lines, trouble: createThrottledWarning(createLog('info', [], out), 'looking failed') }
}

test('what fails every second for three minutes is told once in full, then each minute with how often', () => {
  const { lines, trouble } = openTrouble()
  for (let second = 0; second < 180; second++) {
    trouble.failed(new Error('no database'))
    vi.advanceTimersByTime(1000)
  }
  trouble.worked()
  trouble.worked()
  expect(lines).toMatchObject([
    { level: 40, err: { message: 'no database', stack: expect.any(String) } },
    { level: 40, failures: 61, reason: 'Error: no database' },
    { level: 40, failures: 121 },
    { failures: 180, msg: 'looking failed; it works again' },
  ])
})

test('what fails anew after it worked is told anew', () => {
  const { lines, trouble } = openTrouble()
  for (const _ of [1, 2]) {
    trouble.failed(new Error('no database'))
    trouble.worked()
  }
  expect(lines.filter(line => line.err)).toHaveLength(2)
})

test('what always works is not told', () => {
  const { lines, trouble } = openTrouble()
  trouble.worked()
  expect(lines).toEqual([])
})
