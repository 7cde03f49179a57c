import { memoizeByObject } from '../../quiz/memoize.ts'
import type { Bank } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import type { GuildSettings } from './guild-settings.ts'

/** What a guild has set, or the defaults. For a channel outside of guilds `guildId` is the channel's id. */
export const settingsOf = (deps: Pick<Deps, 'settings'>, guildId: string): Promise<GuildSettings> =>
  deps.settings.settingsOf(guildId)

/** The same for those who show them: its own bank is among the chosen ones. */
export const shownSettings = async (deps: SettingsDeps, guildId: string): Promise<GuildSettings> => {
  const settings = await settingsOf(deps, guildId)
  return { ...settings, banks: namesIn(deps.banks.current(guildId), guildId, settings) }
}

/** Where someone is asked. `guildId`: the guild, or the channel itself outside of guilds. */
export type Place = { readonly guildId: string; readonly channelId: string }

type SettingsDeps = Pick<Deps, 'banks' | 'settings'>

type BankChoice = Pick<GuildSettings, 'banks' | 'ownBank'>

/** The banks that people are asked from in a channel. */
export const banksFor = async (deps: SettingsDeps, place: Place): Promise<readonly Bank[]> =>
  banksAt(deps, place, await settingsOf(deps, place.guildId))

/** The same for those who have read the guild's settings. */
export const banksAt = (
  deps: Pick<Deps, 'banks'>,
  { guildId, channelId }: Place,
  settings: GuildSettings,
): readonly Bank[] => {
  const all = deps.banks.current(guildId)
  const ofChannel = settings.banksOfChannels.get(channelId)
  return chooseBanks(all, ofChannel ?? namesIn(all, guildId, settings))
}

/** The banks that a guild plays anywhere: those that it chose, and those of single channels. */
export const banksOfGuild = async (deps: SettingsDeps, guildId: string): Promise<readonly Bank[]> =>
  allBanksAt(deps, guildId, await settingsOf(deps, guildId))

/** The same for those who have read the guild's settings. */
export const allBanksAt = (
  deps: Pick<Deps, 'banks'>,
  guildId: string,
  settings: GuildSettings,
): readonly Bank[] => {
  const all = deps.banks.current(guildId)
  const names = namesIn(all, guildId, settings)
  return chooseBanks(all, names && [...names, ...[...settings.banksOfChannels.values()].flat()])
}

/**
 * The names of the banks that a guild chose, its own among them unless it's off; null for all. A bank that is new in the files
 * stays off until someone turns it on, but a guild's own bank is new only because its managers accepted a question.
 */
export const namesIn = (
  all: readonly Bank[],
  guildId: string,
  { banks, ownBank }: BankChoice,
): readonly string[] | null => {
  if (all.every(({ name }) => name !== guildId)) return banks
  if (banks === null) return ownBank ? null : all.map(({ name }) => name).filter(name => name !== guildId)
  return ownBank ? [...banks, guildId] : banks
}

/** The banks of these names; all for null. The same list for the same names, so that what is computed from it stays. */
const chooseBanks = (all: readonly Bank[], names: readonly string[] | null): readonly Bank[] => {
  if (names === null) return all
  const chosen = all.filter(({ name }) => names.includes(name))
  if (chosen.length === all.length) return all
  const lists = chosenLists(all)
  const key = chosen.map(({ name }) => name).join('/')
  const known = lists.get(key)
  if (known) return known
  lists.set(key, chosen)
  return chosen
}

/** By the names of the banks. At most so many as guilds choose different ones. */
const chosenLists = memoizeByObject((_all: readonly Bank[]) => new Map<string, readonly Bank[]>())
