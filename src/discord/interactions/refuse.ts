import { noticeBody } from '../render/body.ts'
import type { Context } from './context.ts'
import type { Interaction } from './interaction.ts'

/** Replies with a sentence that only this person sees. */
export const refuse = (
  interaction: Interaction,
  sentence: string,
  { respond }: Pick<Context, 'respond'>,
): Promise<void> => respond.reply(interaction, noticeBody(sentence))
