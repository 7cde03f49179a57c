import type { REST } from 'discord.js'
import { type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord-api-types/v10'
import type { GuildList } from '../../play/ports/publisher.ts'

const PAGE_SIZE = 200

/** Fetches the guilds that the bot is in, with keyset pagination. */
export const createGuildList = (rest: REST): GuildList => ({
  async list() {
    const ids: string[] = []
    for (;;) {
      const page = await fetchPage(rest, ids.at(-1) ?? '0')
      // Only an empty page is the end. A short page may omit guilds, and these would be marked as left.
      if (page.length === 0) return ids
      ids.push(...page.map(({ id }) => id))
    }
  },
})

const fetchPage = async (rest: REST, after: string): Promise<RESTGetAPICurrentUserGuildsResult> =>
  (await rest.get(Routes.userGuilds(), {
    query: new URLSearchParams({ limit: String(PAGE_SIZE), after }),
  })) as RESTGetAPICurrentUserGuildsResult
