import { findingsLine, findingsSettingsBody } from '../../render/settings/findings.ts'
import type { Section } from './section.ts'

export const findingsSection: Section = {
  name: 'findings',
  line: async ({ guildId, settings: { findingChannel } }, { quiz, words }) => {
    const refused = await quiz.refusedFindingChannel(guildId, { findingChannel })
    return findingsLine({ findingChannel, refused }, words)
  },
  page: async ({ guildId, settings: { findingChannel } }, note, { quiz, words }) => {
    const refused = await quiz.refusedFindingChannel(guildId, { findingChannel })
    return findingsSettingsBody({ findingChannel, refused, note }, words)
  },
}
