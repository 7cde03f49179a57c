import { CHOICES, type ChoiceName } from '../../../play/settings/choices.ts'
import type { SettingChanges } from '../../../play/settings/guild-settings.ts'
import type { ComponentHandler } from '../component.ts'
import type { SectionName } from '../custom-id.ts'
import { saveIn, showSection } from '../settings/panel.ts'

/** One of a few values, by its place. */
export const choiceSelect: ComponentHandler<'settings-choose'> = {
  kind: 'settings-choose',
  run(interaction, { name }, context) {
    const value = (CHOICES[name] as readonly unknown[])[Number(interaction.values[0])]
    if (value === undefined) return showSection(interaction, SECTION_OF_CHOICE[name], context)
    // The first is the default, which has no row. Null may be another value's place.
    const stored = value === CHOICES[name][0] ? null : value
    return saveIn(interaction, SECTION_OF_CHOICE[name], { [name]: stored } as SettingChanges, context)
  },
}

const SECTION_OF_CHOICE: Readonly<Record<ChoiceName, SectionName>> = {
  channelCooldown: 'play',
  personCooldown: 'play',
  maxQuestions: 'play',
  defaultSeconds: 'play',
  mayEnd: 'play',
  season: 'scoring',
  speedPays: 'scoring',
  celebrates: 'scoring',
}

export const quizChannelsSelect: ComponentHandler<'settings-quiz-channels'> = {
  kind: 'settings-quiz-channels',
  run: (interaction, _id, context) =>
    saveIn(
      interaction,
      'play',
      { quizChannels: interaction.values.length === 0 ? null : interaction.values },
      context,
    ),
}

/** "Allow every channel". */
export const everywhereButton: ComponentHandler<'settings-everywhere'> = {
  kind: 'settings-everywhere',
  run: (interaction, _id, context) => saveIn(interaction, 'play', { quizChannels: null }, context),
}
