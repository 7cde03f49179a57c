import type { SuggestedEntry } from '../../quiz/suggestion/bank-files.ts'
import { suggestionStore } from '../../store/suggestions/suggestions.ts'
import { readDatabase } from '../read-database.ts'

/** The bank of a server, of what its members suggested; null where it has none. */
export type ServerBank = { readonly title: string; readonly entries: readonly SuggestedEntry[] }

/** From the bot's database. Throws what `readDatabase` does. */
export const readServerBank = (guildId: string): Promise<ServerBank | null> =>
  readDatabase(async db => {
    const store = suggestionStore(db)
    const bank = (await store.guildBanks()).find(one => one.guildId === guildId)
    return bank ? { title: bank.title || guildId, entries: await store.suggestionsInBank(guildId) } : null
  })
