import type { StartLimits } from './session-starts.ts'

export type LocalDiscordOptions = {
  readonly port?: number
  /** The clock, ms UTC; real time by default. */
  readonly now?: () => number
  /** `none` turns rate limits off, for benchmarks. */
  readonly rateLimits?: 'discord' | 'none'
  /** How long the application may take to respond: 3,000 ms on Discord. */
  readonly acknowledgeWithinMs?: number
  /** Whether requests and downloads are logged for tests. */
  readonly log?: boolean
  /**
   * For long runs: how many answered interactions, and messages per channel, are kept, private and public
   * ones counted apart. Older ones count as expired. Everything is kept by default.
   */
  readonly keep?: number
  /** The heartbeat interval: 41,250 ms on Discord. */
  readonly heartbeatMs?: number
} & Partial<StartLimits>

/** Tests start many bots, so identifies are not spaced out unless a test asks for it. */
export const sessionStartLimits = (options: LocalDiscordOptions): StartLimits => ({
  shards: options.shards ?? 1,
  maxConcurrency: options.maxConcurrency ?? 16,
  identifyEveryMs: options.identifyEveryMs ?? 0,
  sessionStarts: options.sessionStarts ?? 1000,
})
