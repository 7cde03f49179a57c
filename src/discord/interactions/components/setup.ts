import { noticeBody } from '../../render/body.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { localeIn } from '../settings/languages.ts'
import { asManager } from '../settings/panel.ts'
import { openDailyForm, showStep } from '../settings/setup.ts'
import { showInPlace } from '../show-in-place.ts'

/** The steps of the guided setup. */
export const setupButton: ComponentHandler<'setup'> = {
  kind: 'setup',
  run: (interaction, { step }, context) => showStep(interaction, step, context),
}

export const setupBanksSelect: ComponentHandler<'setup-banks'> = {
  kind: 'setup-banks',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const changed = await context.quiz.chooseBanks(guildId, null, interaction.values)
      if (changed === 'changed') return showStep(interaction, 'daily', context)
      await refuse(interaction, context.words.settings.banks.unknown, context)
      return changed
    }),
}

export const setupDailyButton: ComponentHandler<'setup-daily'> = {
  kind: 'setup-daily',
  run: (interaction, _id, context) => openDailyForm(interaction, context),
}

export const setupLanguageSelect: ComponentHandler<'setup-language'> = {
  kind: 'setup-language',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.changeSettings(guildId, { locale: localeIn(interaction.values[0]) })
      return showStep(interaction, 'done', context)
    }),
}

/** "No, thanks": for good. */
export const setupDismissButton: ComponentHandler<'setup-dismiss'> = {
  kind: 'setup-dismiss',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      await context.quiz.changeSettings(guildId, { setup: 'done' })
      await showInPlace(interaction, noticeBody(context.words.settings.setup.dismissed), context)
      return 'dismissed'
    }),
}
