import { noticeBody, shown } from '../../render/parts/body.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse, refuseTooFast } from '../refuse.ts'

/** "Delete everything", which only the person whom it is about can press. */
export const deleteDataButton: ComponentHandler<'forget'> = {
  kind: 'forget',
  async run(interaction, { userId }, context) {
    const { quiz, respond, words } = context
    if (interaction.user.id !== userId)
      return refuse(interaction, words.privacy.notYours, context).then(() => 'not-yours')
    const turn = await quiz.takeTurn('deletions', userId)
    if (turn.kind === 'too-fast') return refuseTooFast(interaction, turn, context)
    const { kind } = await quiz.forgetPerson(userId)
    await respond.update(interaction, shown(noticeBody(words.privacy[kind])))
    return kind
  },
}

/** "Keep it", the other answer. */
export const keepDataButton: ComponentHandler<'keep'> = {
  kind: 'keep',
  async run(interaction, { userId }, context) {
    const { respond, words } = context
    if (interaction.user.id !== userId)
      return refuse(interaction, words.privacy.notYours, context).then(() => 'not-yours')
    await respond.update(interaction, shown(noticeBody(words.privacy.kept)))
    return 'kept'
  },
}
