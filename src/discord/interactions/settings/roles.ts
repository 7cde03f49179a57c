import { type RolesView, rolesBody } from '../../render/settings/roles.ts'
import type { Context } from '../context.ts'
import type { AtGuild, Section } from './section.ts'

export const rolesSection: Section = {
  name: 'roles',
  async line({ guildId }, { quiz, words }) {
    const { all, on, stopped } = await quiz.countRules(guildId)
    return words.roles.line(all, on, stopped)
  },
  page: async (at, note, context) => rolesBody(await rolesView(at, note, context), context.words),
}

export const rolesView = async (
  { guildId, settings }: AtGuild,
  note: string | null,
  { quiz }: Context,
): Promise<RolesView> => ({
  rules: await quiz.listRules(guildId),
  banks: await quiz.allBanks(guildId),
  hasSeasons: settings.season !== 'never',
  note,
})
