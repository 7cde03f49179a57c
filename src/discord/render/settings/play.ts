import { ChannelType } from 'discord-api-types/v10'
import { CHOICES, type ChoiceName } from '../../../play/settings/choices.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, button } from '../body.ts'
import { QUIZ_CHANNEL_TYPES } from './banks.ts'
import { channelSelect, type SettingsPart, settingsPage, textSelect } from './page.ts'

/** Discord's limit for a select of channels. */
const MAX_CHANNELS = 25

/** Where, how often and how long people play. */
export const playBody = (settings: GuildSettings, note: string | null, words: Words): Body => {
  const { sections, play } = words.settings
  const { quizChannels } = settings
  const channels: SettingsPart = {
    text: play.channels(quizChannels.map(id => `<#${id}>`)),
    rows: [
      [
        channelSelect({ kind: 'settings-quiz-channels' }, quizChannels, {
          types: [...QUIZ_CHANNEL_TYPES, ChannelType.GuildCategory],
          placeholder: play.chooseChannels,
          max: MAX_CHANNELS,
        }),
      ],
      ...(quizChannels.length === 0 ? [] : [[button({ kind: 'settings-everywhere' }, play.everywhere)]]),
    ],
  }
  const choices = CHOICES_HERE.map(name => choicePart(name, settings, words))
  return settingsPage({ title: sections.play, note, parts: [channels, ...choices] }, words)
}

/** The choices that are changed on this page. */
const CHOICES_HERE = [
  'maxQuestions',
  'defaultSeconds',
  'channelCooldown',
  'personCooldown',
  'mayEnd',
] as const satisfies readonly ChoiceName[]

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
