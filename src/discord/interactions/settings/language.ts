import { dateIn } from '../../../quiz/day.ts'
import { languageBody } from '../../render/settings/language.ts'
import { languageChoices } from './languages.ts'
import type { Section } from './section.ts'

export const languageSection: Section = {
  name: 'language',
  line: async ({ settings: { locale, zone } }, { words }) => {
    const chosen = languageChoices(words).find(choice => choice.locale === locale)
    return words.settings.language.line(chosen?.name ?? words.settings.language.automatic, zone)
  },
  page: async ({ settings }, note, { words, now }) =>
    languageBody(
      settings,
      { languages: languageChoices(words), today: dateIn(settings.zone, now()), note },
      words,
    ),
}
