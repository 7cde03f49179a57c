import cron from 'node-cron'

export type Tick = { stop(): Promise<void> }

/**
 * Calls `work` every second until stopped, never twice at once. What it throws goes to `onTrouble`.
 * UTC, since in a zone with daylight saving a tick would be lost or doubled at each change.
 */
export const everySecond = (work: () => Promise<unknown>, onTrouble: (error: unknown) => void): Tick => {
  let running: Promise<unknown> | null = null
  const beat = () => {
    // Not node-cron's `noOverlap`, which warns on the terminal each time: a long second is nothing to report.
    running ??= work()
      .catch(onTrouble)
      .finally(() => {
        running = null
      })
  }
  const task = cron.schedule('* * * * * *', beat, { timezone: 'UTC' })
  return {
    async stop() {
      await task.destroy()
      await running
    },
  }
}
