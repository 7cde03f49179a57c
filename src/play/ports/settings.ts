import type { GuildSettings, SettingChanges } from '../settings/guild-settings.ts'

/** What guilds have set. Every change is durable when it resolves. */
export type SettingsStore = {
  /** The defaults where nothing was set. */
  settingsOf(guildId: string): Promise<GuildSettings>
  changeSettings(guildId: string, changes: SettingChanges): Promise<void>
  /** The banks of one channel; null for those of the guild. False where it would be one channel more than `max`. */
  setBanksOfChannel(
    guildId: string,
    channelId: string,
    banks: readonly string[] | null,
    max: number,
  ): Promise<boolean>
  /**
   * Notes the banks that there are. Where one is new, every guild that has not chosen any keeps those that there were, so
   * that a new one is only asked where someone turns it on.
   */
  noteBanks(banks: readonly string[]): Promise<void>
}
