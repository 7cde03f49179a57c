import { DAY_MS } from '../../quiz/day.ts'
import type { Deps } from '../deps.ts'
import type { FindingView } from '../ports/publisher.ts'
import type { Task } from '../record.ts'
import { settingsOf } from '../settings/banks.ts'
import type { FindingDeps } from './finder.ts'
import { findAll } from './finders.ts'

type TellDeps = FindingDeps &
  Pick<Deps, 'clock' | 'findings' | 'metrics' | 'onError' | 'publisher' | 'random'>

/**
 * The task `tell-managers`: says in the channel that a server's managers chose what needs them, all that is new in one message,
 * at most one a day. Resolves with the time of the next one, if something is left to tell. Idempotent: the message is
 * stored before it is sent, and a process that finds one which may have been sent looks for it in the channel first.
 */
export const tellManagers = async (
  deps: TellDeps,
  { ref: guildId, attempts }: Pick<Task, 'attempts' | 'ref'>,
): Promise<number | null> => {
  const { findingChannel: channel, locale } = await settingsOf(deps, guildId)
  if (channel === null) return null
  const { isThere, refused } = await deps.findings.findingState(guildId)
  if (!isThere || refused === channel.id) return null
  const at = deps.clock.now()
  const found = await findAll(deps, guildId)
  const wanted = { id: deps.random.id(), at, everyMs: DAY_MS, channelId: channel.id }
  const message = await deps.findings.nextFindingMessage(guildId, wanted, found)
  if (message === null) return null
  if ('waitUntil' in message) return message.waitUntil
  const mayBeSent = attempts > 1 || message.at !== at
  await send(deps, guildId, { ...message, locale: locale ?? channel.locale }, mayBeSent)
  // A message from before another channel was chosen went to the one of then: the rest is for the new one.
  return message.channelId === channel.id ? null : deps.clock.now()
}

const send = async (
  deps: TellDeps,
  guildId: string,
  message: FindingView,
  mayBeSent: boolean,
): Promise<void> => {
  if (mayBeSent && (await deps.publisher.findFindings(message)) !== null)
    deps.metrics?.duplicatePrevented('message')
  else {
    const sent = await deps.publisher.findings(message)
    if (sent.kind === 'gone') {
      deps.onError(`notices of server ${guildId}: can’t post in the channel ${message.channelId}`, sent.why)
      return deps.findings.refuseFindingMessage(guildId, message)
    }
  }
  await deps.findings.markFindingsSent(guildId, message.id, deps.clock.now())
}
