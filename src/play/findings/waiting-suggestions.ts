import type { Finder } from './finder.ts'

/** Each is told once; nobody decides about more at a time. */
const MAX_SUGGESTIONS = 50

/** What members suggested and no one has decided about. Each new one is news. */
export const waitingSuggestions: Finder = {
  kind: 'suggestion',
  async find({ suggestions }, guildId) {
    const page = { offset: 0, limit: MAX_SUGGESTIONS }
    const waiting = await suggestions.listSuggestions(guildId, 'queue', page)
    return waiting.map(({ id }) => ({ kind: 'suggestion', ref: id }))
  },
}
