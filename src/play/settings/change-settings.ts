import type { Bank } from '../../quiz/question.ts'
import type { Deps } from '../deps.ts'
import { giveRolesSoon } from '../roles/reconcile.ts'
import type { SettingChanges } from './guild-settings.ts'

export const MAX_CHANNELS_WITH_BANKS = 10

/** Every bank that a guild could choose. */
export const allBanks = async (deps: Pick<Deps, 'banks'>, guildId: string): Promise<readonly Bank[]> =>
  deps.banks.current(guildId)

/** Changes what a guild has set. The caller has checked that the person may. */
export const changeSettings = async (
  deps: Pick<Deps, 'clock' | 'roles' | 'settings'>,
  guildId: string,
  changes: SettingChanges,
): Promise<void> => {
  await deps.settings.changeSettings(guildId, changes)
  if (changes.season !== undefined) await giveRolesSoon(deps, guildId)
}

/**
 * The banks of a guild, or of one of its channels: null takes those of the guild there. Banks that are not there at the moment
 * stay chosen. `unknown-bank`: none of them is there.
 */
export const chooseBanks = async (
  deps: Pick<Deps, 'banks' | 'settings'>,
  guildId: string,
  channelId: string | null,
  banks: readonly string[] | null,
): Promise<'changed' | 'unknown-bank' | 'too-many'> => {
  const isThere = (name: string) => deps.banks.current(guildId).some(bank => bank.name === name)
  if (banks !== null && !banks.some(isThere)) return 'unknown-bank'
  if (channelId === null) {
    // Its own bank is remembered apart, since it's on where no one has chosen.
    const others = banks?.filter(name => name !== guildId) ?? null
    await deps.settings.changeSettings(guildId, { banks: others, ...ownBankIn(deps, guildId, banks) })
    return 'changed'
  }
  const isSet = await deps.settings.setBanksOfChannel(guildId, channelId, banks, MAX_CHANNELS_WITH_BANKS)
  return isSet ? 'changed' : 'too-many'
}

/** Null, which is the default, keeps it on. Nothing where the guild has no bank of its own. */
const ownBankIn = (
  { banks }: Pick<Deps, 'banks'>,
  guildId: string,
  chosen: readonly string[] | null,
): Pick<SettingChanges, 'ownBank'> => {
  if (banks.current(guildId).every(({ name }) => name !== guildId)) return {}
  return { ownBank: chosen === null || chosen.includes(guildId) ? null : false }
}
