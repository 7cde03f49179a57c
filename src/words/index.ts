import { en } from './en.ts'

/** All sentences of one language. */
export type Words = typeof en

const languages: Record<string, Words> = { en }

/** The words for one of Discord's locales (`en-US`, `pt-BR`); English where there is no translation. */
export const wordsFor = (locale: string): Words => languages[locale.split('-')[0] ?? ''] ?? en
