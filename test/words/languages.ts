import { LANGUAGES, type Words } from '../../src/words/index.ts'
import { pseudoLocale } from './pseudo.ts'

export const pseudo = pseudoLocale(LANGUAGES['en-US']!)

/** Every language with its locale, and the pseudo-locale. */
export const everyLanguage: readonly (readonly [name: string, words: Words])[] = [
  ...Object.entries(LANGUAGES),
  ['pseudo', pseudo],
]
