import type { Client } from 'discord.js'
import type { Shards } from '../../config.ts'
import type { Log } from '../../ops/log.ts'
import { connect, type Identity, identify, TokenError } from './client.ts'
import { retryWithBackoff } from './retry.ts'
import { waitForSessionStart } from './session-limit.ts'

/** Waits for Discord: a process that ended instead would be started again and again, and each start asks Discord. */
export const identifyPatiently = (
  client: Client,
  token: string,
  log: Log,
  signal: AbortSignal,
): Promise<Identity> =>
  retryWithBackoff(() => identify(client, token), {
    signal,
    isFinal: error => error instanceof TokenError,
    onFailure: warnOfOutage(log),
  })

/** Connects to the gateway, after Discord answers and lets the bot identify. */
export const connectPatiently = async (
  client: Client,
  { token, shards }: { readonly token: string; readonly shards: Shards | null },
  log: Log,
  signal: AbortSignal,
): Promise<void> => {
  const waitForStart = () =>
    waitForSessionStart({
      rest: client.rest,
      shards,
      signal,
      onWait: (ms, { remaining, total }) =>
        log.warn(
          `Discord lets this bot connect ${total} times a day, and ${remaining} are left: connecting in ` +
            `${Math.ceil(ms / 1000)} s. A bot that restarts again and again uses them up.`,
        ),
    })
  await retryWithBackoff(waitForStart, { signal, onFailure: warnOfOutage(log) })
  await connect(client, token, signal)
}

const warnOfOutage = (log: Log) => (error: unknown, delayMs: number) =>
  log.warn(
    `Couldn't reach Discord (${error instanceof Error ? error.message : error}). Is the network up? ` +
      `https://discordstatus.com lists outages. The next attempt is in ${delayMs / 1000} s.`,
  )
