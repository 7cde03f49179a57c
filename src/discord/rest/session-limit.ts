import { setTimeout as wait } from 'node:timers/promises'
import type { REST } from 'discord.js'
import { type APIGatewayBotInfo, type APIGatewaySessionStartLimit, Routes } from 'discord-api-types/v10'
import type { Shards } from '../../config.ts'

/** Below this share of the day's identifies, the ones that are left are spread over the time until there are more. */
const SCARCE_SHARE = 0.1

/**
 * How long a start waits before it identifies, ms. Discord allows 1,000 identifies a day (more for large bots), and
 * resets the token of a bot that exceeds them (documentation of the gateway, "Session Start Limit"), which a bot that
 * crashes and restarts in a loop would do within hours.
 */
export const identifyDelay = (
  { total, remaining, reset_after: resetAfterMs }: APIGatewaySessionStartLimit,
  shards: number,
): number => {
  // No wait brings more than the total. Discord's client says so by itself.
  if (shards > total) return 0
  if (remaining < shards) return resetAfterMs
  return remaining < total * SCARCE_SHARE ? Math.floor((resetAfterMs * shards) / remaining) : 0
}

type WaitDeps = {
  readonly rest: REST
  readonly shards: Shards | null
  /** Called before a wait, ms. */
  readonly onWait: (ms: number, limit: APIGatewaySessionStartLimit) => void
  readonly signal: AbortSignal
}

/** Asks Discord how many identifies are left, and waits as long as `identifyDelay` says. */
export const waitForSessionStart = async ({ rest, shards, onWait, signal }: WaitDeps): Promise<void> => {
  for (;;) {
    const info = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo
    const limit = info.session_start_limit
    const needed = shards?.ids.length ?? info.shards
    const ms = identifyDelay(limit, needed)
    if (ms === 0) return
    onWait(ms, limit)
    await wait(ms, undefined, { signal })
    // After a wait for more, how many there are now is asked again.
    if (limit.remaining >= needed) return
  }
}
