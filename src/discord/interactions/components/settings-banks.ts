import { MAX_CHANNELS_WITH_BANKS } from '../../../play/settings/change-settings.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import { type BanksView, banksBody, channelBanksBody, chosenAfter } from '../../render/settings/banks.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { ComponentInteraction } from '../interaction.ts'
import { refuse } from '../refuse.ts'
import { asManager } from '../settings/panel.ts'
import { showInPlace } from '../show-in-place.ts'

/** The banks of the whole server (`-`) or of one channel. */
const showBanks = async (
  interaction: ComponentInteraction,
  guildId: string,
  channel: string,
  { page, note }: Pick<BanksView, 'page' | 'note'>,
  context: Context,
): Promise<string> => {
  const { quiz, words } = context
  const settings = await quiz.shownSettings(guildId)
  const view = { settings, all: await quiz.allBanks(guildId), page, note }
  const body = channel === '-' ? banksBody(view, words) : channelBanksBody(view, channel, words)
  return showInPlace(interaction, body, context)
}

export const banksPageButton: ComponentHandler<'settings-banks-page'> = {
  kind: 'settings-banks-page',
  run: (interaction, { channel, page }, context) =>
    asManager(interaction, context, guildId =>
      showBanks(interaction, guildId, channel, { page, note: null }, context),
    ),
}

/** Opens the page of one channel. */
export const channelBanksSelect: ComponentHandler<'settings-channel'> = {
  kind: 'settings-channel',
  run: (interaction, _id, context) => openChannel(interaction, context),
}

/** The same for those that have banks of their own: Discord doesn't offer a channel that was deleted. */
export const ownBanksSelect: ComponentHandler<'settings-own-banks'> = {
  kind: 'settings-own-banks',
  run: (interaction, _id, context) => openChannel(interaction, context),
}

const openChannel = (interaction: ComponentInteraction, context: Context): Promise<string> =>
  asManager(interaction, context, guildId =>
    showBanks(interaction, guildId, interaction.values[0] ?? '-', { page: 0, note: null }, context),
  )

/** What was chosen on this page, beside what is chosen on the others. */
export const banksSelect: ComponentHandler<'settings-banks'> = {
  kind: 'settings-banks',
  run: (interaction, { channel, page }, context) =>
    asManager(interaction, context, async guildId => {
      const { quiz, words } = context
      const all = await quiz.allBanks(guildId)
      const before = chosenIn(await quiz.shownSettings(guildId), channel)
      const chosen = chosenAfter({ all, chosen: before, page }, interaction.values)
      const changed = await quiz.chooseBanks(guildId, channel === '-' ? null : channel, chosen)
      if (changed === 'changed')
        return showBanks(interaction, guildId, channel, { page, note: words.settings.saved }, context)
      const { unknown, tooMany } = words.settings.banks
      await refuse(interaction, changed === 'too-many' ? tooMany(MAX_CHANNELS_WITH_BANKS) : unknown, context)
      return changed
    }),
}

const chosenIn = ({ banks, banksOfChannels }: GuildSettings, channel: string): readonly string[] | null =>
  banksOfChannels.get(channel) ?? banks

/** "Same as the server". */
export const sameBanksButton: ComponentHandler<'settings-banks-same'> = {
  kind: 'settings-banks-same',
  run: (interaction, { channel }, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.chooseBanks(guildId, channel, null)
      return showBanks(
        interaction,
        guildId,
        channel,
        { page: 0, note: context.words.settings.saved },
        context,
      )
    }),
}
