import { LANGUAGES, type Words } from '../../../words/index.ts'
import type { LanguageChoice } from '../../render/settings/language.ts'

/** Each language in its own name. */
export const languageChoices = ({ settings }: Words): LanguageChoice[] => [
  { locale: null, name: settings.language.automatic },
  ...Object.keys(LANGUAGES).map(locale => ({
    locale,
    name: new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale,
  })),
]

/** The locale that a select's value stands for; null for the one in Discord, also where the language is gone. */
export const localeIn = (value: string | undefined): string | null =>
  value !== undefined && Object.hasOwn(LANGUAGES, value) ? value : null
