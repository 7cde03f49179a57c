import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { showHome } from '../src/discord/interactions/settings/panel.ts'

export const settings = {
  name: 'settings',
  describe: ({ commands }) => ({
    name: 'settings',
    description: commands.settings.description,
    integration_types: [0],
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  }),
  run: showHome,
} satisfies Command
