import type { Turn } from '../../play/rate-limits.ts'
import { noticeBody } from '../render/parts/body.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'

/** Replies with a sentence that only this person sees. */
export const refuse = (
  interaction: Interaction,
  sentence: string,
  { respond }: Pick<Context, 'respond'>,
): Promise<void> => respond.reply(interaction, noticeBody(sentence))

/** Says when somebody who is over a limit may try again. Resolves with the outcome for the log. */
export const refuseTooFast = async (
  interaction: Interaction,
  { kind, retryAt }: Extract<Turn, { kind: 'too-fast' }>,
  context: Context,
): Promise<string> => {
  await refuse(interaction, context.words.limits.tooFast(Math.ceil(retryAt / 1000)), context)
  return kind
}
