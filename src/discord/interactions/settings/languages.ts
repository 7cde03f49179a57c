import { LANGUAGES, type Words } from '../../../words/index.ts'
import { AUTOMATIC, type LanguageChoice } from '../../render/settings/language.ts'

/** Each language in its own name. */
export const languageChoices = ({ settings }: Words): LanguageChoice[] => [
  { locale: null, name: settings.language.automatic },
  ...Object.keys(LANGUAGES).map(locale => ({
    locale,
    name: new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale,
  })),
]

/** Null for the one in Discord, also where the language is gone. */
export const localeIn = (value: string | undefined, words: Words): string | null =>
  value === AUTOMATIC ? null : (languageChoices(words).find(({ locale }) => locale === value)?.locale ?? null)
