import type { ComponentHandler } from '../component.ts'
import { replyWithBoard } from '../replies/board-reply.ts'
import { refuseQuestion, showQuestion } from '../replies/question-replies.ts'
import { replyWithStreak } from '../replies/streak-reply.ts'
import { sourceOf } from '../source.ts'

/** Buttons that do what a command does, so that no message is a dead end. */

/** `/quiz` without options. On a message that only one person sees, the question is for them alone. */
export const quizButton: ComponentHandler<'quiz'> = {
  kind: 'quiz',
  async run(interaction, _id, context) {
    const source = sourceOf(interaction, interaction.message.isEphemeral, context.now())
    const request = { ...source, topic: null, difficulty: null, questions: 1, seconds: null }
    const outcome = await context.quiz.ask(request, showQuestion(interaction, context))
    return refuseQuestion(interaction, outcome, context)
  },
}

/** `/leaderboard`, privately: many people may press it below one message. */
export const leaderboardButton: ComponentHandler<'leaderboard'> = {
  kind: 'leaderboard',
  async run(interaction, { by }, context) {
    await replyWithBoard(
      interaction,
      { by, period: 'season', page: 0, ownerId: null, isPrivate: true },
      context,
    )
    return 'shown'
  },
}

/** `/streak`. */
export const streakButton: ComponentHandler<'streak'> = {
  kind: 'streak',
  async run(interaction, _id, context) {
    await replyWithStreak(interaction, context)
    return 'shown'
  },
}
