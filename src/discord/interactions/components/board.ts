import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { CustomId } from '../custom-id.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { replyWithBoard } from '../replies/board-reply.ts'

/** Another page, period or order of a leaderboard. */
export const boardTab: ComponentHandler<'board'> = { kind: 'board', run: (...press) => showPage(...press) }
export const periodTab: ComponentHandler<'period'> = { kind: 'period', run: (...press) => showPage(...press) }
export const pageButton: ComponentHandler<'page'> = { kind: 'page', run: (...press) => showPage(...press) }

const showPage = async (
  interaction: ComponentInteraction,
  { by, period, page, userId }: CustomId<'board' | 'period' | 'page'>,
  context: Context,
): Promise<string> => {
  await replyWithBoard(interaction, { by, period, page, ownerId: userId }, context)
  return 'shown'
}
