import { DAY_MS } from '../../quiz/day.ts'
import type { Deps } from '../deps.ts'
import { settingsOf } from '../settings/banks.ts'
import type { GuildSettings } from '../settings/guild-settings.ts'

/** Where a server's managers are told; null for nowhere. What stands is told at once, and looked for every day from then on. */
export const chooseFindingChannel = async (
  deps: Pick<Deps, 'clock' | 'findings' | 'settings' | 'tasks'>,
  guildId: string,
  channel: GuildSettings['findingChannel'],
): Promise<void> => {
  await deps.settings.changeSettings(guildId, { findingChannel: channel })
  if (channel === null) return deps.findings.forgetFindings(guildId)
  await deps.findings.allowFindings(guildId)
  await planTelling(deps, guildId)
  await deps.tasks.addTask('check-guild', guildId, deps.clock.now() + DAY_MS, 'later')
}

/** The chosen channel if it refused the last message. */
export const refusedFindingChannel = async (
  { findings }: Pick<Deps, 'findings'>,
  guildId: string,
  { findingChannel }: Pick<GuildSettings, 'findingChannel'>,
): Promise<string | null> => {
  if (findingChannel === null) return null
  const { refused } = await findings.findingState(guildId)
  return refused === findingChannel.id ? refused : null
}

/** After something happened that a server's managers should know: a durable task, if they want to hear of it. */
export const planTelling = async (
  deps: Pick<Deps, 'clock' | 'settings' | 'tasks'>,
  guildId: string,
): Promise<void> => {
  const { findingChannel } = await settingsOf(deps, guildId)
  if (findingChannel !== null) await deps.tasks.addTask('tell-managers', guildId, deps.clock.now(), 'later')
}

/** The task `check-guild`: has a server's managers told of what only a look at it finds. Resolves with the time of the next. */
export const checkGuild = async (
  deps: Pick<Deps, 'clock' | 'settings' | 'tasks'>,
  guildId: string,
): Promise<number | null> => {
  if ((await settingsOf(deps, guildId)).findingChannel === null) return null
  await planTelling(deps, guildId)
  return deps.clock.now() + DAY_MS
}
