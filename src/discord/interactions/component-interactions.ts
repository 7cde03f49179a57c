import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js'
import type { Answered } from '../../play/answer.ts'
import type { Quiz } from '../../play/quiz.ts'
import { EPHEMERAL } from '../render/body.ts'
import { revealBody } from '../render/reveal.ts'
import { verdictBody } from '../render/verdict.ts'
import type { Context } from './command.ts'
import { type ButtonId, parseId } from './custom-id.ts'
import { passOf, sourceOf, whoIs } from './interaction-source.ts'
import { decide } from './privacy.ts'
import { refuse, showAsked, showBoard } from './replies.ts'

export type Press = ButtonInteraction | StringSelectMenuInteraction

/**
 * What happens when somebody presses a button or uses a select. All that it needs is in the component's id.
 * Resolves with a word for what came of it.
 */
export const press = async (interaction: Press, context: Context): Promise<string> => {
  const id = parseId(interaction.customId)
  if (!id) return refuse(interaction, context.words.refusals.oldButton, context).then(() => 'old-button')
  switch (id.kind) {
    case 'answer':
      return answer(interaction, id.postId, [id.key], context)
    case 'choose':
      return answer(
        interaction,
        id.postId,
        interaction.isStringSelectMenu() ? interaction.values : [],
        context,
      )
    case 'reveal':
      return reveal(interaction, id.postId, context)
    case 'stop':
      return stop(interaction, id.sessionId, context)
    case 'next':
      return showAsked(interaction, await context.quiz.next(id.postId, nextBy(interaction, context)), context)
    case 'again':
      return again(interaction, id, context)
    case 'board':
      return showBoard(interaction, { ...id, viewOf: id.userId }, context).then(() => 'shown')
    case 'forget':
    case 'keep':
      return decide(interaction, id, context)
  }
}

const nextBy = (interaction: Press, { now }: Context) => ({
  userId: interaction.user.id,
  pass: passOf(interaction, now()),
})

/** A question that only one person sees leads to another that only they see. */
const again = async (
  interaction: Press,
  { postId }: ButtonId & { kind: 'again' },
  context: Context,
): Promise<string> => {
  const seenByOne = interaction.message.flags.has(EPHEMERAL)
  return showAsked(
    interaction,
    await context.quiz.askAgain(postId, sourceOf(interaction, seenByOne, context.now())),
    context,
  )
}

const answer = async (
  interaction: Press,
  postId: string,
  picked: readonly string[],
  context: Context,
): Promise<string> => {
  const answered = await context.quiz.answer({
    postId,
    picked,
    userId: interaction.user.id,
    messageId: interaction.message.id,
    pass: passOf(interaction, context.now()),
  })
  await showAnswered(interaction, answered, context)
  return answered.kind
}

const showAnswered = async (interaction: Press, answered: Answered, context: Context): Promise<void> => {
  const { words, respond } = context
  switch (answered.kind) {
    case 'kept':
      if (answered.reveal === null)
        return respond.tell(interaction, verdictBody({ ...answered.verdict, again: false }, words))
      await respond.update(interaction, revealBody(answered.reveal, words, answered.verdict.answer))
      return context.quiz.revealShown(answered.reveal.post.id)
    case 'already-answered':
      return respond.tell(interaction, verdictBody({ ...answered.verdict, again: true }, words))
    case 'closed':
      return refuse(interaction, words.refusals.closed, context)
    case 'unknown-post':
      return refuse(interaction, words.refusals.unknownPost, context)
    case 'not-yours':
      return refuse(interaction, words.refusals.notYours, context)
    case 'wrong-number':
      return refuse(interaction, words.refusals.wrongNumber(answered.wanted), context)
  }
}

const reveal = async (interaction: Press, postId: string, context: Context): Promise<string> => {
  const who = { ...whoIs(interaction), pass: passOf(interaction, context.now()) }
  const revealed = await context.quiz.reveal(postId, who)
  await showRevealed(interaction, postId, revealed, context)
  return revealed.kind
}

const showRevealed = async (
  interaction: Press,
  postId: string,
  revealed: Awaited<ReturnType<Quiz['reveal']>>,
  context: Context,
): Promise<void> => {
  const { quiz, words, respond } = context
  switch (revealed.kind) {
    case 'revealed':
      await respond.update(interaction, revealBody(revealed.view, words))
      return quiz.revealShown(postId)
    case 'already-closed':
      return refuse(interaction, words.refusals.closed, context)
    case 'not-allowed':
      return refuse(interaction, words.refusals.onlyAskerOrModerator, context)
    case 'unknown-post':
      return refuse(interaction, words.refusals.unknownPost, context)
  }
}

const stop = async (interaction: Press, sessionId: string, context: Context): Promise<string> => {
  const stopped = await context.quiz.stop(sessionId, whoIs(interaction))
  await showStopped(interaction, stopped, context)
  return stopped.kind
}

const showStopped = async (
  interaction: Press,
  stopped: Awaited<ReturnType<Quiz['stop']>>,
  context: Context,
): Promise<void> => {
  const { quiz, words, respond } = context
  switch (stopped.kind) {
    case 'stopped':
      // Pressed on the open question: that message becomes its reveal. On an older one: the clock shows it.
      if (stopped.view?.post.messageId !== interaction.message.id)
        return refuse(interaction, words.refusals.stopped, context)
      await respond.update(interaction, revealBody(stopped.view, words))
      return quiz.revealShown(stopped.view.post.id)
    case 'already-over':
      return refuse(interaction, words.refusals.sessionOver, context)
    case 'not-allowed':
      return refuse(interaction, words.refusals.onlyStarterOrModerator, context)
  }
}
