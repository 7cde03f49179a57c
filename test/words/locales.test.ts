import { describe, expect, test } from 'vitest'
import { en } from '../../src/words/en/index.ts'
import { createWordsFor, LANGUAGES, wordsFor } from '../../src/words/index.ts'
import { DISCORD_LOCALES, type DiscordLocale, resolveLocale } from '../../src/words/locales.ts'
import { pseudo } from './languages.ts'

const resolve = (locale: string, ...translations: DiscordLocale[]) =>
  resolveLocale(locale, Object.fromEntries(translations.map(one => [one, true])))

describe('a locale', () => {
  test('is one of Discord’s 32', () => {
    expect(DISCORD_LOCALES).toHaveLength(32)
  })

  test.each(DISCORD_LOCALES)('%s gets its own translation', locale => {
    expect(resolve(locale, ...DISCORD_LOCALES)).toBe(locale)
  })

  test.each(DISCORD_LOCALES)(
    '%s alone serves itself, the other region of its language, and no one else',
    locale => {
      const served = DISCORD_LOCALES.filter(reader => resolve(reader, locale) === locale)
      const expected: Partial<Record<DiscordLocale, DiscordLocale[]>> = {
        // English speaks for every locale without a translation.
        'en-US': [...DISCORD_LOCALES],
        'es-ES': ['es-ES', 'es-419'],
        'es-419': ['es-ES', 'es-419'],
      }
      expect(served.toSorted()).toEqual((expected[locale] ?? [locale]).toSorted())
    },
  )

  test.each([
    ['zh-TW', 'zh-CN', 'en-US'],
    ['zh-CN', 'zh-TW', 'en-US'],
    ['es-419', 'es-ES', 'es-ES'],
    ['es-ES', 'es-419', 'es-419'],
    ['en-GB', 'de', 'en-US'],
    ['pt-BR', 'es-ES', 'en-US'],
  ] as const)('%s, where there is only %s, reads %s', (locale, translation, resolved) => {
    expect(resolve(locale, translation)).toBe(resolved)
  })

  test.each(['', 'de-AT', 'pt-PT', 'zh', 'EN-us', 'xx', '__proto__', 'constructor'])(
    '%j, which Discord does not have, reads English',
    locale => {
      expect(resolve(locale, ...DISCORD_LOCALES)).toBe('en-US')
      expect(createWordsFor({ ...LANGUAGES, de: pseudo })(locale)).toBe(en)
    },
  )
})

describe('words', () => {
  test('are those of the language, and English otherwise', () => {
    const wordsIn = createWordsFor({ 'en-US': en, 'es-ES': pseudo })
    expect(wordsIn('es-419')).toBe(pseudo)
    expect(wordsIn('de')).toBe(en)
    expect(createWordsFor({})('de')).toBe(en)
    expect(wordsFor('en-GB')).toBe(en)
  })
})
