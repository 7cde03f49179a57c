import type { Asked } from '../play/ask.ts'
import type { QuestionView } from '../play/ports.ts'
import type { Next } from '../play/session.ts'
import type { PeriodName } from '../quiz/day.ts'
import type { Context } from './command.ts'
import { boardBody } from './render/board.ts'
import { hidden } from './render/body.ts'
import { noticeBody } from './render/notice.ts'
import { questionBody } from './render/question.ts'
import type { Answerable } from './respond.ts'

/** Turns what came of asking for a question into a message. */
export const showAsked = async (
  interaction: Answerable,
  asked: Asked | Next | { kind: 'unknown-post' },
  context: Context,
): Promise<void> => {
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

/** Shows a page of the board: in place for the one whose view it is, as a private message to anybody else. */
export const showBoard = async (
  interaction: Answerable,
  wish: { period: PeriodName; page: number; viewOf?: string },
  { quiz, words, respond }: Context,
): Promise<void> => {
  const userId = interaction.user.id
  const board = await quiz.board({ serverId: interaction.guildId, userId, ...wish })
  if (wish.viewOf === userId)
    return respond.update(interaction, boardBody({ ...board, ephemeral: false }, words))
  return respond.tell(interaction, boardBody({ ...board, ephemeral: wish.viewOf !== undefined }, words))
}
