import type { Bank } from '../quiz/question.ts'
import type { Deps } from './deps.ts'
import type { GuildSettings } from './record.ts'

/** What a guild has set, or the defaults. For a channel outside of guilds `guildId` is the channel's id. */
export const settingsOf = (deps: Pick<Deps, 'guilds'>, guildId: string): Promise<GuildSettings> =>
  deps.guilds.guildSettings(guildId)

/** The banks that people are asked from in a guild, or in a channel outside of guilds. */
export const banksFor = async (deps: Pick<Deps, 'banks'>, guildId: string): Promise<readonly Bank[]> =>
  deps.banks.current(guildId)
