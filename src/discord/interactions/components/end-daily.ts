import { noticeBody, shown } from '../../render/parts/body.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { hasPermission } from '../source.ts'

/** "Delete it" after `/daily off`. */
export const endDailyButton: ComponentHandler<'off'> = {
  kind: 'off',
  async run(interaction, { dailyId, userId }, context) {
    const { quiz, respond, words } = context
    const { guildId } = interaction
    // The id names the person, but ids can be forged: the permission can't.
    const isTheirs = interaction.user.id === userId && hasPermission(interaction, 'ManageGuild')
    if (!isTheirs || guildId === null)
      return refuse(interaction, words.daily.notYours, context).then(() => 'not-yours')
    const { kind } = await quiz.removeDaily({ guildId, dailyId })
    const sentence = kind === 'removed' ? words.daily.removed : words.daily.unknown
    await respond.update(interaction, shown(noticeBody(sentence)))
    return kind
  },
}

/** "Cancel", the other answer. */
export const cancelButton: ComponentHandler<'cancel'> = {
  kind: 'cancel',
  async run(interaction, { userId }, context) {
    const { respond, words } = context
    if (interaction.user.id !== userId)
      return refuse(interaction, words.daily.notYours, context).then(() => 'not-yours')
    await respond.update(interaction, shown(noticeBody(words.daily.notDeleted)))
    return 'cancelled'
  },
}
