import { weeklyLine, weeklySettingsBody } from '../../render/settings/weekly.ts'
import type { Section } from './section.ts'

export const weeklySection: Section = {
  name: 'weekly',
  line: async ({ guildId }, { quiz, words }) => weeklyLine(await quiz.weeklyOf(guildId), words),
  page: async ({ guildId, settings }, note, { quiz, words }) =>
    weeklySettingsBody({ weekly: await quiz.weeklyOf(guildId), zone: settings.zone, note }, words),
}
