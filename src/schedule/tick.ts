import cron from 'node-cron'

export type Tick = {
  /** Begins no more work, and resolves when all that was begun has ended. */
  stop(): Promise<void>
}

/**
 * Calls `work` every second until stopped, also while an earlier call is still at it: one slow request must not
 * hold up what else falls due. What it throws goes to `onTrouble`.
 * UTC, since in a zone with daylight saving a tick would be lost or doubled at each change.
 */
export const everySecond = (work: () => Promise<unknown>, onTrouble: (error: unknown) => void): Tick => {
  const running = new Set<Promise<unknown>>()
  const beat = () => {
    const beating: Promise<unknown> = work()
      .catch(onTrouble)
      .finally(() => running.delete(beating))
    running.add(beating)
  }
  const task = cron.schedule('* * * * * *', beat, { timezone: 'UTC' })
  return {
    async stop() {
      await task.destroy()
      await Promise.all(running)
    },
  }
}
