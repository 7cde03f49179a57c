import type { Viewer } from '../../play/curation/viewer.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'
import { hasPermission } from './source.ts'

/** Asked at every command and press, since both may change. Null for someone who has no say about questions. */
export const viewerOf = async (
  interaction: Interaction,
  { owners }: Pick<Context, 'owners'>,
): Promise<Viewer | null> => {
  const { guildId, isGuest } = interaction
  const userId = interaction.user.id
  if (await owners.isOwner(userId)) return { kind: 'owner', userId, guildId }
  // Where only a person has installed the app, it doesn't work for that server.
  const isManager = guildId !== null && !isGuest && hasPermission(interaction, 'ManageGuild')
  return isManager ? { kind: 'manager', userId, guildId } : null
}
