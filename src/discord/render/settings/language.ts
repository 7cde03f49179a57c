import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import type { ZonePreview } from '../../../play/settings/change-zone.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, bodyOf, button, COLOURS, EPHEMERAL, frame, row, text } from '../body.ts'
import { settingsPage, textSelect } from './page.ts'

/** A language that public messages can have. `locale`: null for the one in Discord. */
export type LanguageChoice = { readonly locale: string | null; readonly name: string }

export const languageBody = (
  settings: GuildSettings,
  {
    languages,
    today,
    note,
  }: { readonly languages: readonly LanguageChoice[]; readonly today: string; readonly note: string | null },
  words: Words,
): Body => {
  const { sections, language } = words.settings
  return settingsPage(
    {
      title: sections.language,
      note,
      parts: [
        {
          text: language.intro,
          rows: [[languageSelect({ kind: 'settings-language' }, settings, languages)]],
        },
        {
          text: language.zone(settings.zone, today),
          rows: [[button({ kind: 'settings-zone' }, language.changeZone)]],
        },
      ],
    },
    words,
  )
}

/** The value that stands for the language in Discord. */
export const AUTOMATIC = 'auto'

export const languageSelect = (
  id: CustomId,
  { locale: chosen }: GuildSettings,
  languages: readonly LanguageChoice[],
) =>
  textSelect(
    id,
    languages.map(({ locale, name }) => ({
      label: name,
      value: locale ?? AUTOMATIC,
      chosen: locale === chosen,
    })),
  )

export const ZONE_FIELD = 'zone'

export const zoneForm = (
  zone: string,
  { settings: { language } }: Words,
): APIModalInteractionResponseCallbackData => ({
  custom_id: formatCustomId({ kind: 'settings-zone' }),
  title: language.changeZone,
  components: [
    {
      type: ComponentType.Label,
      label: language.form.label,
      description: language.form.hint,
      component: {
        type: ComponentType.TextInput,
        custom_id: ZONE_FIELD,
        style: TextInputStyle.Short,
        max_length: 60,
        value: zone,
      },
    },
  ],
})

/** What the change means, before it is made. */
export const zonePreviewBody = (preview: ZonePreview & { readonly kind: 'preview' }, words: Words): Body => {
  const { language, back } = words.settings
  const { from, to, dateThere, isSameDay, dailies } = preview
  const lines = [
    language.preview(from, to),
    isSameDay ? language.sameDay : language.otherDay(dateThere),
    ...(dailies > 0 ? [language.dailies(dailies)] : []),
  ]
  return bodyOf(
    [
      frame([text(`## ${language.previewTitle(to)}`), text(lines.join('\n'))], COLOURS.partly),
      row([
        button({ kind: 'settings-zone-set', zone: to }, language.confirm),
        button({ kind: 'settings-open', section: 'language' }, back),
      ]),
    ],
    { flags: EPHEMERAL },
  )
}
