import cron from 'node-cron'
import { watchWallClock } from './wall-clock.ts'

export type Ticker = {
  /** Starts no more ticks, and resolves when the running ones have ended. */
  stop(): Promise<void>
}

/**
 * Calls `work` every second until stopped. Ticks may overlap, so that one slow request does not delay everything
 * else that is due. Errors of `work` go to `onError`. Ticks continue through steps of the wall clock, which are
 * reported to `onStep`.
 */
export const startTicker = (
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
  onStep: (byMs: number) => void = () => {},
): Ticker => {
  const running = new Set<Promise<unknown>>()
  const tick = () => {
    const run: Promise<unknown> = work()
      .catch(onError)
      .finally(() => running.delete(run))
    running.add(run)
  }
  let task = scheduleEverySecond(tick)
  // node-cron waits for the instant that it planned next: for an hour, if the clock is set back by one.
  const watcher = watchWallClock(byMs => {
    task.destroy()
    task = scheduleEverySecond(tick)
    onStep(byMs)
  })
  return {
    async stop() {
      watcher.stop()
      await task.destroy()
      await Promise.all(running)
    },
  }
}

/** In UTC: a zone with daylight saving time would lose or repeat ticks at each change. */
const scheduleEverySecond = (tick: () => void) => {
  const task = cron.schedule('* * * * * *', tick, { timezone: 'UTC' })
  // Without a listener, node-cron prints a line for every tick that a busy moment or a clock step left out.
  task.on('execution:missed', () => {})
  return task
}
