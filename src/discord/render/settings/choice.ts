import { CHOICES, type ChoiceName } from '../../../play/settings/choices.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { type SettingsPart, textSelect } from './page.ts'

/** What a choice is about, and the select that changes it. Values are named by their place: null and numbers are no texts. */
export const choicePart = (
  name: ChoiceName & keyof Words['settings']['choices'],
  settings: GuildSettings,
  words: Words,
): SettingsPart => {
  const { text, value } = words.settings.choices[name]
  const nameOf = (choice: unknown): string =>
    typeof value === 'function'
      ? (value as (choice: unknown) => string)(choice)
      : (value as Readonly<Record<string, string>>)[String(choice)]!
  return {
    text,
    rows: [
      [
        textSelect(
          { kind: 'settings-choose', name },
          CHOICES[name].map((choice, place) => ({
            label: nameOf(choice),
            value: String(place),
            chosen: settings[name] === choice,
          })),
        ),
      ],
    ],
  }
}
