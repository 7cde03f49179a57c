import { banksBody, banksLine } from '../../render/settings/banks.ts'
import type { Section } from './section.ts'

export const banksSection: Section = {
  name: 'banks',
  line: async ({ guildId, settings }, { quiz, words }) =>
    banksLine(settings, await quiz.allBanks(guildId), words),
  page: async ({ guildId, settings }, note, { quiz, words }) =>
    banksBody({ settings, all: await quiz.allBanks(guildId), page: 0, note }, words),
}
