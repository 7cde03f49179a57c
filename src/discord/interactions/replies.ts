import type { Asked } from '../../play/ask.ts'
import type { Next } from '../../play/session.ts'
import type { Board } from '../../play/standings.ts'
import type { QuestionView } from '../../play/views.ts'
import type { PeriodName } from '../../quiz/day.ts'
import type { BoardName } from '../../quiz/ranking.ts'
import { boardBody, boardDrawing } from '../render/board.ts'
import { EPHEMERAL, hidden, shown } from '../render/body.ts'
import { noticeBody } from '../render/notice.ts'
import { questionBody } from '../render/question.ts'
import type { Answerable } from '../rest/respond.ts'
import type { Context } from './command.ts'

type Outcome = Asked | Next | { kind: 'unknown-post' }

/** Turns what came of asking for a question into a message. Resolves with a word for it. */
export const showAsked = async (
  interaction: Answerable,
  asked: Outcome,
  context: Context,
): Promise<Outcome['kind']> => {
  await show(interaction, asked, context)
  return asked.kind
}

const show = async (interaction: Answerable, asked: Outcome, context: Context): Promise<void> => {
  const { refusals } = context.words
  switch (asked.kind) {
    case 'asked':
      return showQuestion(interaction, asked.view, context)
    case 'no-such-topic':
      return refuse(
        interaction,
        refusals.noSuchTopic(
          asked.typed,
          asked.near.map(topic => topic.label),
        ),
        context,
      )
    case 'no-question':
      return refuse(interaction, refusals.noQuestion, context)
    case 'session-running':
      return refuse(interaction, refusals.sessionRunning, context)
    case 'unknown-post':
      return refuse(interaction, refusals.unknownPost, context)
    case 'already-asked':
      return refuse(interaction, refusals.alreadyAsked, context)
    case 'not-yours':
      return refuse(interaction, refusals.notYours, context)
  }
}

/** A question that could not be shown is taken back, so that its session does not block the channel. */
const showQuestion = async (interaction: Answerable, view: QuestionView, context: Context): Promise<void> => {
  const body = questionBody(view, context.words)
  const audible = view.post.audience === 'private' ? hidden(body) : body
  try {
    const messageId = await context.respond.reply(interaction, audible)
    if (messageId !== null) await context.quiz.posted(view.post.id, messageId)
  } catch (error) {
    await context.quiz.withdraw(view.post.id)
    throw error
  }
}

export const refuse = (interaction: Answerable, sentence: string, { respond }: Context): Promise<void> =>
  respond.tell(interaction, noticeBody(sentence))

type BoardWish = { by: BoardName; period: PeriodName; page: number; viewOf?: string }

/** Shows a page of the board: in place for the one whose view it is, as a private message to anybody else. */
export const showBoard = async (
  interaction: Answerable,
  { by, period, page, viewOf }: BoardWish,
  { quiz, words, respond, pictures }: Context,
): Promise<void> => {
  const userId = interaction.user.id
  const board = await quiz.board({ serverId: interaction.guildId, userId, by, period, page })
  const drawing = boardDrawing(board, words)
  const picture = drawing && (await pictures.draw(drawing, words))
  // What others are not to be told of somebody who is hidden is shown to them alone.
  const inPlace = viewOf === userId && (!isHidden(board) || isSeenByOne(interaction))
  const ephemeral = isSeenByOne(interaction) || (viewOf !== undefined && !inPlace) || isHidden(board)
  const body = boardBody({ ...board, ephemeral }, words, picture)
  if (!inPlace) return respond.tell(interaction, body)
  // What the page before showed goes with it.
  return respond.update(interaction, { files: [], ...shown(body) })
}

const isSeenByOne = (interaction: Answerable): boolean =>
  interaction.isMessageComponent() && interaction.message.flags.has(EPHEMERAL)

const isHidden = (board: Board): boolean => board.kind === 'server' && board.hidden
