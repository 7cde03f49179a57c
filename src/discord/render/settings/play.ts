import { ChannelType } from 'discord-api-types/v10'
import type { ChoiceName } from '../../../play/settings/choices.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { type Body, button } from '../parts/body.ts'
import { QUIZ_CHANNEL_TYPES } from './banks.ts'
import { choicePart } from './choice.ts'
import { channelSelect, type SettingsPart, settingsPage } from './page.ts'

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
