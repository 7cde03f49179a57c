import { formatTime } from '../../quiz/time-of-day.ts'
import type { Deps } from '../deps.ts'
import type { Daily } from '../record.ts'
import type { WeeklySummary } from '../weekly/record.ts'
import { settingsOf } from './banks.ts'

type ExportDeps = Pick<Deps, 'clock' | 'dailies' | 'resets' | 'roles' | 'settings' | 'weeklies'>

/**
 * All that a guild has set, for a JSON file. Fields are named one by one: who set a daily or reset a board, and who has a role
 * stay out. Instants are ISO 8601 in UTC; times of day are HH:MM in the zone beside them, or in the guild's;
 * weekday 1 is Monday.
 */
export const exportSettings = async (deps: ExportDeps, guildId: string) => {
  const [{ setup: _setup, findingChannel, banksOfChannels, ...settings }, dailies, weekly, rules, resets] =
    await Promise.all([
      settingsOf(deps, guildId),
      deps.dailies.dailiesOf(guildId),
      deps.weeklies.findWeekly(guildId),
      deps.roles.rulesOf(guildId),
      deps.resets.resetsOf(guildId, 0),
    ])
  return {
    version: 1,
    exportedAt: new Date(deps.clock.now()).toISOString(),
    guildId,
    settings: { ...settings, banksOfChannels: Object.fromEntries(banksOfChannels) },
    dailies: dailies.map(exportDaily),
    weeklySummary: weekly && exportWeekly(weekly),
    roles: rules.map(({ roleId, measure, threshold, bank, mode, isOn }) => ({
      roleId,
      measure,
      threshold,
      bank,
      mode,
      isOn,
    })),
    notices: findingChannel && { channelId: findingChannel.id, locale: findingChannel.locale },
    boardResets: resets.map(({ at, scope }) => ({ at: new Date(at).toISOString(), scope })),
  }
}

const exportDaily = ({
  channelId,
  minutes,
  zone,
  topic,
  difficulty,
  roleId,
  thread,
  locale,
  next,
}: Daily) => ({
  channelId,
  time: formatTime(minutes),
  zone,
  topic,
  difficulty,
  roleId,
  thread,
  locale,
  isPaused: next === null,
})

const exportWeekly = ({ channelId, weekday, minutes, locale, next }: WeeklySummary) => ({
  channelId,
  weekday,
  time: formatTime(minutes),
  locale,
  isPaused: next === null,
})
