import { en } from './en.ts'

/** All user-facing text of one language. */
export type Words = typeof en

type Language = {
  /** Discord locales that this language serves besides its own name: `pt` serves `pt-BR`. */
  readonly locales: readonly string[]
  readonly words: Words
}

/** Every translation besides English, the default. */
const LANGUAGES: readonly Language[] = []

export const languages = (): readonly Language[] => LANGUAGES

/** The words for one of Discord's locales (`en-US`, `pt-BR`); English where there is no translation. */
export const wordsFor = (locale: string): Words =>
  LANGUAGES.find(({ locales }) => locales.includes(locale))?.words ?? en
