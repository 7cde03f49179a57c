import { banksBody, titlesOf } from '../../render/settings/banks.ts'
import type { Section } from './section.ts'

export const banksSection: Section = {
  name: 'banks',
  async line({ guildId, settings }, { quiz, words }) {
    const titles = titlesOf(await quiz.allBanks(guildId), settings.banks)
    return words.settings.banks.line(titles, settings.banksOfChannels.size)
  },
  page: async ({ guildId, settings }, note, { quiz, words }) =>
    banksBody({ settings, all: await quiz.allBanks(guildId), page: 0, note }, words),
}
