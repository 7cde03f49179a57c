import { Counter, Histogram, type Registry } from 'prom-client'

/** Initialized to 0, since Prometheus sees no increase in a counter that first appears as 1. */
const SKIP_REASONS = ['too-late', 'no-question', 'no-permission', 'no-access', 'channel-gone']

export const dailyMetrics = (registry: Registry) => {
  const registers = [registry]
  const lateness = new Histogram({
    name: 'proctor_daily_lateness_seconds',
    help: "From a daily's due time until its message was sent. Excludes those posted early by someone, and those found already sent after a crash.",
    buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 1800, 3600],
    registers,
  })
  const leftOut = new Counter({
    name: 'proctor_dailies_left_out_total',
    help: 'Times that a daily was due and not posted. too-late: noticed more than six hours later, once for all days of an outage; no-question: its topic has none, and the next day is tried; else why Discord refused the channel, and the daily is paused. Several processes may each count the same one.',
    labelNames: ['reason'],
    registers,
  })
  for (const reason of SKIP_REASONS) leftOut.inc({ reason }, 0)
  return {
    dailyPosted(dueAt: number, at: number): void {
      if (at >= dueAt) lateness.observe((at - dueAt) / 1000)
    },
    dailySkipped: (reason: string) => leftOut.inc({ reason }),
  }
}

export const backgroundMetrics = (registry: Registry) => {
  const failures = new Counter({
    name: 'proctor_background_failures_total',
    help: 'Failed attempts at background work (closing, revealing, posting); the log says what failed, and whether the bot gave up.',
    registers: [registry],
  })
  return { backgroundFailed: () => failures.inc() }
}
