import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'

/** The question that `/quiz` brings. Throws with what came instead, such as a limit of the bot's. */
export const askIn = async (channel: { readonly id: string }, member: Member): Promise<MessageView> => {
  const { message, failed } = await member.slash(channel, 'quiz')
  if (!message) throw new Error(`/quiz: ${failed ?? 'no message'}`)
  if (message.buttons.every(({ label }) => label !== 'Reveal')) throw new Error(`/quiz: ${message.text}`)
  return message
}

/** Whether each option has a button. A question with several correct options has a select. */
export const hasAnswerButtons = ({ buttons }: MessageView): boolean =>
  buttons.some(({ label }) => label === 'A')
