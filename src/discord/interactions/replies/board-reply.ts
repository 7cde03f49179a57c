import type { BoardView } from '../../../play/leaderboard.ts'
import type { PeriodName } from '../../../quiz/day.ts'
import type { BoardName } from '../../../quiz/ranking.ts'
import { boardBody, boardPicture } from '../../render/board/board.ts'
import { replacement } from '../../render/parts/body.ts'
import type { Context } from '../context.ts'
import type { Interaction } from '../interaction.ts'
import { refuseTooFast } from '../refuse.ts'
import { publicLocaleOf } from '../source.ts'

/** `ownerId`: who asked for the board on which a button was pressed; null for a new board. */
type BoardPage = {
  readonly by: BoardName
  readonly period: PeriodName
  readonly page: number
  readonly ownerId: string | null
  /** Whether only the person sees it, wherever they are. */
  readonly isPrivate?: boolean
}

/** Shows a page of the board: in place for its owner, as a private message to anybody else. */
export const replyWithBoard = async (
  interaction: Interaction,
  { by, period, page, ownerId, isPrivate = false }: BoardPage,
  context: Context,
): Promise<void> => {
  const { quiz, words, wordsFor, respond, pictures } = context
  const userId = interaction.user.id
  const turn = await quiz.takeTurn('boards', userId)
  if (turn.kind === 'too-fast') {
    await refuseTooFast(interaction, turn, context)
    return
  }
  const board = await quiz.showBoard({ guildId: placeOf(interaction), userId, by, period, page })
  const isEphemeral = 'message' in interaction && interaction.message?.isEphemeral === true
  // What a hidden person sees of themselves is shown to them alone.
  const inPlace = ownerId === userId && (!isHidden(board) || isEphemeral)
  const ephemeral = isPrivate || isEphemeral || (ownerId !== null && !inPlace) || isHidden(board)
  const spoken = ephemeral ? words : wordsFor(await publicLocaleOf(interaction, context))
  const request = boardPicture(board, spoken)
  const picture = request && (await pictures.draw(request, spoken))
  const body = boardBody({ ...board, ephemeral }, spoken, picture)
  if (!inPlace) return respond.reply(interaction, body)
  return respond.update(interaction, replacement(body))
}

/** A group chat has a board of its own, as a guild has. In a direct message people see what is theirs. */
const placeOf = ({ guildId, channelId, isDirect }: Interaction): string | null =>
  guildId ?? (isDirect ? null : channelId)

const isHidden = (board: BoardView): boolean => board.kind === 'server' && board.hidden
