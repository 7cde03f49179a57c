import { Locale } from 'discord-api-types/v10'

/** A language of Discord's client, such as `pt-BR` ("Reference", Locales). */
export type DiscordLocale = `${Locale}`

export const DISCORD_LOCALES: readonly DiscordLocale[] = Object.values(Locale)

/** Speaks for every locale that has no translation. */
export const DEFAULT_LOCALE = 'en-US'

/** Regions whose readers understand each other. Chinese is not here: `zh-TW` and `zh-CN` differ in their script. */
const FALLBACKS: { readonly [locale in DiscordLocale]?: DiscordLocale } = {
  'en-GB': 'en-US',
  'es-419': 'es-ES',
  'es-ES': 'es-419',
}

/** The locale of the translation that serves `locale`: its own, else that of the other region, else English. */
export const resolveLocale = (
  locale: string,
  translations: { readonly [locale in DiscordLocale]?: unknown },
): DiscordLocale => {
  const known = DISCORD_LOCALES.find(candidate => candidate === locale)
  const candidates = known ? [known, FALLBACKS[known]] : []
  return candidates.find(candidate => candidate && translations[candidate] !== undefined) ?? DEFAULT_LOCALE
}
