import type { Viewer } from '../../../play/curation/viewer.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'
import { managesServer } from '../source.ts'

/** Asked at every command and press, since both may change. Null for someone who has no say about questions. */
export const viewerOf = async (
  interaction: Interaction,
  { owners }: Pick<Context, 'owners'>,
): Promise<Viewer | null> => {
  const userId = interaction.user.id
  if (await owners.isOwner(userId)) return { kind: 'owner', userId, guildId: interaction.guildId }
  return managesServer(interaction) ? { kind: 'manager', userId, guildId: interaction.guildId } : null
}
