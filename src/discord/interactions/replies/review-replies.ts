import { replacement } from '../../render/parts/body.ts'
import { nothingDueBody, reviewSummaryBody } from '../../render/study/review.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction, Interaction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import { presserOf, sourceOf } from '../source.ts'
import { refuseQuestion, showQuestion } from './question-replies.ts'

const DEFAULT_QUESTIONS = 10

type Wanted = {
  readonly topic: string | null
  /** Null for the default. */
  readonly questions: number | null
  readonly fresh: boolean
}

/** Starts a review in a message that only this person sees, or says when there is something to review. */
export const replyWithReview = async (
  interaction: Interaction,
  { topic, questions, fresh }: Wanted,
  context: Context,
): Promise<string> => {
  const source = sourceOf(interaction, true, context.now())
  const request = { ...source, topic, fresh, questions: questions ?? DEFAULT_QUESTIONS }
  const outcome = await context.quiz.startReview(request, showQuestion(interaction, context))
  if (outcome.kind !== 'nothing-due') return refuseQuestion(interaction, outcome, context)
  await context.respond.reply(interaction, nothingDueBody(outcome, context.words))
  return outcome.kind
}

/** Ends a review and shows how it went, in its message. */
export const showSummary = async (
  interaction: ComponentInteraction,
  sessionId: string,
  context: Context,
): Promise<string> => {
  const { quiz, respond, words } = context
  const by = presserOf(interaction, context.now())
  const outcome = await quiz.endReview(sessionId, by, summary =>
    respond.update(interaction, replacement(reviewSummaryBody(summary, words))),
  )
  if (outcome.kind === 'not-yours') await refuse(interaction, words.review.notYours, context)
  if (outcome.kind === 'unknown-post') await refuse(interaction, words.review.unknown, context)
  return outcome.kind
}
