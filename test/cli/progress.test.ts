import { expect, onTestFinished, test, vi } from 'vitest'
import { createProgress } from '../../src/cli/shared/progress.ts'

/** What is printed while 1,000 rows are copied in 25 s. */
const copy = (isTTY: boolean, logLines: boolean): string[] => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const printed: string[] = []
  const report = createProgress('rows', { logLines, out: { isTTY, write: text => printed.push(text) } })
  for (let done = 0; done <= 1000; done += 4) {
    report('Copying', done, 1000)
    vi.advanceTimersByTime(100)
  }
  return printed
}

test('a terminal gets a bar that is rewritten in place, and erased at the end', () => {
  const printed = copy(true, true)
  expect(printed[1]).toBe(`\rCopying   ${'.'.repeat(30)} 8 of 1000 rows, 40 a second\x1b[K`)
  expect(printed).toHaveLength(126)
  expect(printed.at(-1)).toBe('\r\x1b[K')
})

test('a log gets a line every ten seconds, and one at the end', () => {
  expect(copy(false, true)).toEqual([
    `Copying   ${'.'.repeat(30)} 0 of 1000 rows, 0 a second\n`,
    `Copying   ${'#'.repeat(12).padEnd(30, '.')} 400 of 1000 rows, 40 a second\n`,
    `Copying   ${'#'.repeat(24).padEnd(30, '.')} 800 of 1000 rows, 40 a second\n`,
    `Copying   ${'#'.repeat(30)} 1000 of 1000 rows, 40 a second\n`,
  ])
})

test('each phase has a rate of its own, and none is negative', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const printed: string[] = []
  const report = createProgress('rows', { logLines: true, out: { write: text => printed.push(text) } })
  // As where a move goes on after it was stopped: most rows are there already.
  report('Copying', 900, 1000)
  vi.advanceTimersByTime(10_000)
  report('Copying', 1000, 1000)
  report('Comparing', 0, 2000)
  vi.advanceTimersByTime(10_000)
  report('Comparing', 500, 2000)
  expect(printed.map(line => /-?\d+ a second/.exec(line)![0])).toEqual([
    '0 a second',
    '10 a second',
    '50 a second',
  ])
})

test('a timer that would mail what is printed gets nothing', () => {
  expect(copy(false, false)).toEqual([])
})
