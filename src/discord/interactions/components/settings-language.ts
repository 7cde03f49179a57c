import { zoneForm } from '../../render/settings/language.ts'
import type { ComponentHandler } from '../component.ts'
import { refuse } from '../refuse.ts'
import { localeIn } from '../settings/languages.ts'
import { asManager, saveIn, showSection } from '../settings/panel.ts'

export const languageSettingSelect: ComponentHandler<'settings-language'> = {
  kind: 'settings-language',
  run: (interaction, _id, context) =>
    saveIn(interaction, 'language', { locale: localeIn(interaction.values[0]) }, context),
}

/** Opens the form. */
export const zoneButton: ComponentHandler<'settings-zone'> = {
  kind: 'settings-zone',
  run: (interaction, _id, context) =>
    asManager(interaction, context, async guildId => {
      const { zone } = await context.quiz.settingsOf(guildId)
      await context.respond.openForm(interaction, zoneForm(zone, context.words))
      return 'opened'
    }),
}

/** "Change it". */
export const zoneSetButton: ComponentHandler<'settings-zone-set'> = {
  kind: 'settings-zone-set',
  run: (interaction, { zone }, context) =>
    asManager(interaction, context, async guildId => {
      const { changed, noSuchZone } = context.words.settings.language
      const set = await context.quiz.changeZone(guildId, zone)
      if (set === null) return refuse(interaction, noSuchZone(zone, []), context).then(() => 'no-such-zone')
      await showSection(interaction, 'language', context, changed(set))
      return 'changed'
    }),
}
