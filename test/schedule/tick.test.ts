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
