import { en } from './en/index.ts'
import { type DiscordLocale, resolveLocale } from './locales.ts'

/** All user-facing text of one language. A translation `satisfies Words`, so a gap is a type error. */
export type Words = typeof en

/** Languages by Discord's locale. English is the default and always there. */
export type Languages = { readonly [locale in DiscordLocale]?: Words }

/** Every language: a folder beside this file and a line here. */
export const LANGUAGES: Languages = {
  'en-US': en,
}

/** Looks up the words for one of Discord's locales; English where no translation serves it. */
export const createWordsFor =
  (languages: Languages) =>
  (locale: string): Words =>
    languages[resolveLocale(locale, languages)] ?? en

export const wordsFor = createWordsFor(LANGUAGES)
