import cron from 'node-cron'
import { watchClock } from './clock-steps.ts'

export type Tick = {
  /** Begins no more work, and resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/**
 * Calls `work` every second until stopped, also while an earlier call is still at it: one slow request must not
 * hold up what else falls due, and also where the clock is put forward or back, which `onStep` is told. What
 * `work` throws goes to `onError`.
 */
export const everySecond = (
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
  onStep: (byMs: number) => void = () => {},
): Tick => {
  const running = new Set<Promise<unknown>>()
  const beat = () => {
    const beating: Promise<unknown> = work()
      .catch(onError)
      .finally(() => running.delete(beating))
    running.add(beating)
  }
  let plan = planned(beat)
  // node-cron waits for the second that it planned next: an hour, where the clock was put back by one.
  const watch = watchClock(byMs => {
    plan.destroy()
    plan = planned(beat)
    onStep(byMs)
  })
  return {
    async stop() {
      watch.stop()
      await plan.destroy()
      await Promise.all(running)
    },
  }
}

/** UTC, since in a zone with daylight saving a tick would be lost or doubled at each change. */
const planned = (beat: () => void) => {
  const task = cron.schedule('* * * * * *', beat, { timezone: 'UTC' })
  // Without a listener it prints a line for each second that a busy moment, or a step of the clock, left out.
  task.on('execution:missed', () => {})
  return task
}
