import type { REST } from 'discord.js'
import { type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord-api-types/v10'
import type { GuildList } from '../../play/ports/publisher.ts'

const PAGE_SIZE = 200

/** Asks Discord page by page which guilds the bot is in. */
export const createGuildList = (rest: REST): GuildList => ({
  async list() {
    const ids: string[] = []
    for (;;) {
      const page = await pageAfter(rest, ids.at(-1) ?? '0')
      // Only an empty page is the end: guilds that a short page leaves out would count as left.
      if (page.length === 0) return ids
      ids.push(...page.map(({ id }) => id))
    }
  },
})

const pageAfter = async (rest: REST, after: string): Promise<RESTGetAPICurrentUserGuildsResult> =>
  (await rest.get(Routes.userGuilds(), {
    query: new URLSearchParams({ limit: String(PAGE_SIZE), after }),
  })) as RESTGetAPICurrentUserGuildsResult
