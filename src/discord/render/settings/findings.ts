import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { channelOf, DAILY_CHANNEL_TYPES } from '../daily.ts'
import { type Body, button } from '../parts/body.ts'
import { channelSelect, settingsPage } from './page.ts'

/** What the page about notices shows. `refused`: the chosen channel if the bot can't post there any more. */
export type FindingsView = Pick<GuildSettings, 'findingChannel'> & {
  readonly refused: string | null
  readonly note: string | null
}

export const findingsLine = (
  { findingChannel, refused }: Pick<FindingsView, 'findingChannel' | 'refused'>,
  { findings: { settings } }: Words,
): string => {
  const channel = findingChannel && channelOf({ channelId: findingChannel.id })
  return refused !== null && channel !== null ? settings.refused(channel) : settings.line(channel)
}

/** Where a server's managers are told what needs them. */
export const findingsSettingsBody = (view: FindingsView, words: Words): Body => {
  const { sections } = words.settings
  const { intro, choose, off } = words.findings.settings
  const { findingChannel, refused, note } = view
  return settingsPage(
    {
      title: sections.findings,
      note,
      parts: [
        {
          text: refused === null ? intro : [intro, findingsLine(view, words)].join('\n\n'),
          rows: [
            [
              channelSelect({ kind: 'settings-findings' }, findingChannel ? [findingChannel.id] : [], {
                types: DAILY_CHANNEL_TYPES,
                placeholder: choose,
                max: 1,
              }),
            ],
            ...(findingChannel === null ? [] : [[button({ kind: 'settings-findings-off' }, off)]]),
          ],
        },
      ],
    },
    words,
  )
}
