import { shown } from '../render/body.ts'
import { noticeBody } from '../render/notice.ts'
import type { Answerable } from '../rest/respond.ts'
import type { Context } from './command.ts'
import type { ButtonId } from './custom-id.ts'
import { refuse } from './replies.ts'

/** The answer to "delete everything?", which only the person whom it is about can give. */
export const decide = async (
  interaction: Answerable,
  id: ButtonId & { kind: 'forget' | 'keep' },
  context: Context,
): Promise<'not-yours' | 'kept' | 'forgotten'> => {
  const { quiz, respond, words } = context
  if (interaction.user.id !== id.userId) {
    await refuse(interaction, words.privacy.notYours, context)
    return 'not-yours'
  }
  if (id.kind === 'keep') {
    await respond.update(interaction, shown(noticeBody(words.privacy.kept)))
    return 'kept'
  }
  await quiz.forget(id.userId)
  await respond.update(interaction, shown(noticeBody(words.privacy.forgotten)))
  return 'forgotten'
}
