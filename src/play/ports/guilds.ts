export type GuildStore = {
  /** The guilds that the bot is in, as far as it knows. */
  joinedGuilds(): Promise<string[]>
  /** The bot is in these guilds. */
  markJoined(guildIds: readonly string[]): Promise<void>
  /** The bot is no longer in these guilds. The time when that was first noticed stays. */
  markLeft(guildIds: readonly string[], at: number): Promise<void>
  /**
   * Counts guilds that were played in without a known membership as left at `at`: through personal installs, or left
   * before the first list.
   */
  markUnlistedLeft(at: number): Promise<void>
  /** Whether a guild was played in after `since`. Then it counts as left only since its newest post. */
  postponePurge(guildId: string, since: number): Promise<boolean>
  /** The guilds that the bot has not been in since `before` or longer. */
  guildsLeftBefore(before: number): Promise<string[]>
  /**
   * Deletes one batch, about `maxRows` rows, of what a guild left before `before` has in the store. True where more
   * remains; deletes nothing if the bot is back in the guild.
   */
  purgeBatch(guildId: string, before: number, maxRows: number): Promise<boolean>
}
