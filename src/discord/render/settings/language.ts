import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import type { ZonePreview } from '../../../play/settings/change-zone.ts'
import type { GuildSettings } from '../../../play/settings/guild-settings.ts'
import type { Words } from '../../../words/index.ts'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'
import { type Body, button } from '../parts/body.ts'
import { textField } from '../parts/text-field.ts'
import { confirmBody, settingsPage, textSelect } from './page.ts'

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
const AUTOMATIC = 'auto'

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
  components: [textField({ name: ZONE_FIELD, ...language.form, value: zone })],
})

/** What the change means, before it is made. */
export const zonePreviewBody = (preview: ZonePreview & { readonly kind: 'preview' }, words: Words): Body => {
  const { language } = words.settings
  const { from, to, dateThere, isSameDay, dailies, hasWeekly } = preview
  const lines = [
    language.preview(from, to),
    isSameDay ? language.sameDay : language.otherDay(dateThere),
    ...(dailies > 0 ? [language.dailies(dailies)] : []),
    ...(hasWeekly ? [language.weekly] : []),
  ]
  const confirm = button({ kind: 'settings-zone-set', zone: to }, language.confirm)
  return confirmBody({ title: language.previewTitle(to), lines, confirm, back: 'language' }, words)
}
