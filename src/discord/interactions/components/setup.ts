import { noticeBody } from '../../render/parts/body.ts'
import { chosenAfter } from '../../render/settings/banks.ts'
import type { ComponentHandler } from '../component.ts'
import type { Context } from '../context.ts'
import type { SetupStep } from '../custom-id.ts'
import type { ComponentInteraction } from '../interaction.ts'
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
  run: (interaction, _id, context) => chooseBanks(interaction, 0, 'daily', context),
}

/** Of one page: the next step waits for the button. */
export const setupBanksPageSelect: ComponentHandler<'setup-banks-of'> = {
  kind: 'setup-banks-of',
  run: (interaction, { page }, context) => chooseBanks(interaction, page, 'banks', context),
}

/** Banks of a page. `next`: the step that is shown then. */
const chooseBanks = (
  interaction: ComponentInteraction,
  page: number,
  next: SetupStep,
  context: Context,
): Promise<string> =>
  asManager(interaction, context, async guildId => {
    const { quiz, words } = context
    const all = await quiz.allBanks(guildId)
    const { banks: chosen } = await quiz.settingsOf(guildId)
    const names = chosenAfter({ all, chosen, page }, interaction.values)
    const changed = await quiz.chooseBanks(guildId, null, names)
    if (changed === 'changed') return showStep(interaction, next, context, page)
    await refuse(interaction, words.settings.banks.unknown, context)
    return changed
  })

export const setupBanksPageButton: ComponentHandler<'setup-banks-page'> = {
  kind: 'setup-banks-page',
  run: (interaction, { page }, context) => showStep(interaction, 'banks', context, page),
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
