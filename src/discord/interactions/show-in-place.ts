import { type Body, replacement } from '../render/parts/body.ts'
import type { Context } from './context.ts'
import type { CommandInteraction, ComponentInteraction, FormInteraction } from './interaction.ts'

/** What a person does in a message that only they see. */
export type Asking = CommandInteraction | ComponentInteraction | FormInteraction

/** In place of the message whose component was used, or that opened the form; as a new one where others see that one. */
export const showInPlace = async (
  interaction: Asking,
  body: Body,
  { respond }: Pick<Context, 'respond'>,
): Promise<string> => {
  const isOwn = interaction.kind !== 'command' && interaction.message?.isEphemeral === true
  await (isOwn ? respond.update(interaction, replacement(body)) : respond.reply(interaction, body))
  return 'shown'
}
