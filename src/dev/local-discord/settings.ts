import type { StartLimits } from './session-starts.ts'

export type LocalDiscordOptions = {
  readonly port?: number
  /** ms UTC; the real time if left out. */
  readonly now?: () => number
  /** `none` answers without limits, for benchmarks. */
  readonly rateLimits?: 'discord' | 'none'
  /** How long an application may take to answer: Discord gives 3,000 ms. */
  readonly acknowledgeWithinMs?: number
  /** Whether requests are kept for tests to look at. */
  readonly log?: boolean
  /**
   * For long runs: how many answered interactions, and messages in each channel, it remembers, private and
   * public ones apart. To older ones it answers as if they had expired. All, if not said.
   */
  readonly keep?: number
  /** How often a client says that it lives: Discord gives 41,250 ms. */
  readonly heartbeatMs?: number
} & Partial<StartLimits>

/** As many bots of tests start over and over, there is no time between two starts unless asked for. */
export const sessionStartLimits = (options: LocalDiscordOptions): StartLimits => ({
  shards: options.shards ?? 1,
  maxConcurrency: options.maxConcurrency ?? 16,
  identifyEveryMs: options.identifyEveryMs ?? 0,
  sessionStarts: options.sessionStarts ?? 1000,
})
