import type { Destination, NeededPermission } from '../../play/ports/permissions.ts'
import { channelOf } from '../render/daily.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'
import { hasPermission } from './source.ts'

/** `unchecked`: Discord isn't asked now. */
export type PostingProblem = {
  readonly kind: 'missing-permissions' | 'unchecked'
  readonly sentence: string
}

/** What keeps the bot from posting somewhere, and what to do about it; null for nothing. */
export const postingProblem = async (
  interaction: Interaction,
  destination: Destination,
  context: Context,
): Promise<PostingProblem | null> => {
  const missing = await context.permissions.missing(destination)
  if (missing === 'unchecked') return { kind: missing, sentence: context.words.permissions.unchecked }
  if (missing.length === 0) return null
  return {
    kind: 'missing-permissions',
    sentence: missingPermissions(interaction, destination, missing, context),
  }
}

/** Which permissions are missing, and who can grant them. */
const missingPermissions = (
  interaction: Interaction,
  { channelId }: Destination,
  missing: readonly NeededPermission[],
  { words: { format, permissions } }: Context,
): string => {
  const channel = channelOf({ channelId })
  const names = missing.map(name => permissions.names[name])
  const what = missing.includes('ViewChannel')
    ? permissions.unseen(channel)
    : permissions.missing(channel, names)
  const who = hasPermission(interaction, 'ManageRoles') ? permissions.youCan : permissions.askSomeone
  const mention = missing.includes('MentionEveryone') ? [permissions.mentionable] : []
  return format.joinSentences([what, who, ...mention])
}
