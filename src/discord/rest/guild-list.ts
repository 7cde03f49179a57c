import type { REST } from 'discord.js'
import { type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord-api-types/v10'
import type { Census } from '../../play/ports.ts'

const PAGE_SIZE = 200

/** Asks Discord page by page which servers the bot is in. */
export const createCensus = (rest: REST): Census => ({
  async servers() {
    const ids: string[] = []
    for (;;) {
      const page = await pageAfter(rest, ids.at(-1) ?? '0')
      // Only an empty page is the end: what a short one leaves out would be taken for gone.
      if (page.length === 0) return ids
      ids.push(...page.map(({ id }) => id))
    }
  },
})

const pageAfter = async (rest: REST, after: string): Promise<RESTGetAPICurrentUserGuildsResult> =>
  (await rest.get(Routes.userGuilds(), {
    query: new URLSearchParams({ limit: String(PAGE_SIZE), after }),
  })) as RESTGetAPICurrentUserGuildsResult
