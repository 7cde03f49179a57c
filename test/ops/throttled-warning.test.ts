import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from '../../src/ops/log.ts'
import { createThrottledWarning } from '../../src/ops/throttled-warning.ts'

const setUp = () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const lines: Record<string, unknown>[] = []
  const out = { write: (line: string) => lines.push(JSON.parse(line)) }
  return { lines, warning: createThrottledWarning(createLog('info', [], out), 'looking failed') }
}

test('what fails every second for three minutes is logged once in full, then each minute with how often', () => {
  const { lines, warning } = setUp()
  for (let second = 0; second < 180; second++) {
    warning.fail(new Error('no database'))
    vi.advanceTimersByTime(1000)
  }
  warning.recover()
  warning.recover()
  expect(lines).toMatchObject([
    { level: 40, err: { message: 'no database', stack: expect.any(String) } },
    { level: 40, failures: 61, reason: 'Error: no database' },
    { level: 40, failures: 121 },
    { failures: 180, msg: 'looking failed; it works again' },
  ])
})

test('what fails again after it recovered is logged in full again', () => {
  const { lines, warning } = setUp()
  for (const _ of [1, 2]) {
    warning.fail(new Error('no database'))
    warning.recover()
  }
  expect(lines.filter(line => line.err)).toHaveLength(2)
})

test('what is expected to fail is logged without a stack', () => {
  const lines: Record<string, unknown>[] = []
  const out = { write: (line: string) => lines.push(JSON.parse(line)) }
  createThrottledWarning(createLog('info', [], out), 'away', { isExpected: true }).fail(
    new Error('no database'),
  )
  expect(lines).toMatchObject([{ failures: 1, reason: 'Error: no database', msg: 'away' }])
  expect(lines[0]).not.toHaveProperty('err')
})

test('what never fails is not logged', () => {
  const { lines, warning } = setUp()
  warning.recover()
  expect(lines).toEqual([])
})
