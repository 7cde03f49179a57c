import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Command } from '../src/discord/interactions/command.ts'
import { showSuggestions } from '../src/discord/interactions/replies/managed-suggestions.ts'

/** For those who manage a server: what its members suggest. */
export const suggestions = {
  name: 'suggestions',
  describe: ({ commands }) => ({
    name: 'suggestions',
    description: commands.suggestions.description,
    integration_types: [0],
    contexts: [0],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  }),
  run: (interaction, context) => showSuggestions(interaction, 'queue', 0, context),
} satisfies Command
