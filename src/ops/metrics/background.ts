import { Counter, Histogram, type Registry } from 'prom-client'

/** Initialized to 0, since Prometheus sees no increase in a counter that first appears as 1. */
const SKIP_REASONS = ['too-late', 'no-question', 'no-permission', 'no-access', 'channel-gone']

export const dailyMetrics = (registry: Registry) => {
  const registers = [registry]
  const lateness = new Histogram({
    name: 'proctor_daily_lateness_seconds',
    help: "From a daily's hour to the moment when its message had been sent. Without those that someone posted before their hour, and those that were found sent after a crash.",
    buckets: [1, 2, 5, 10, 20, 30, 60, 120, 300, 900, 1800, 3600],
    registers,
  })
  const leftOut = new Counter({
    name: 'proctor_dailies_left_out_total',
    help: "Times that a daily's hour passed without a question. too-late: it was over six hours ago when someone looked, once for all days of an outage; no-question: its topic has none; else why Discord refused the channel, and the daily is paused. Several processes may each count the same one.",
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
    help: 'Pieces of work without anybody waiting (closing, revealing, posting) that failed, each attempt; the log says what, and whether it was given up.',
    registers: [registry],
  })
  return { backgroundFailed: () => failures.inc() }
}
