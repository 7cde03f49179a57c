import { en } from './en.ts'

/** All sentences of one language. */
export type Words = typeof en

const languages: Record<string, Words> = { en }

const languageOf = (locale: string): string => locale.split('-')[0] ?? ''

/** The words for one of Discord's locales (`en-US`, `pt-BR`); English where there is no translation. */
export const wordsFor = (locale: string): Words =>
  Object.hasOwn(languages, languageOf(locale)) ? languages[languageOf(locale)]! : en
