import { replyWithBoard } from '../board-reply.ts'
import type { ComponentHandler } from '../component.ts'

/** Another page, period or order of a leaderboard. */
export const boardButton: ComponentHandler<'board'> = {
  kind: 'board',
  async run(interaction, { userId, by, period, page }, context) {
    await replyWithBoard(interaction, { by, period, page, ownerId: userId }, context)
    return 'shown'
  },
}
