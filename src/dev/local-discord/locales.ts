import { Locale } from 'discord-api-types/v10'
import type { Json } from './json.ts'

/** The languages of Discord's client (reference, Locales). */
export const LOCALES: readonly string[] = Object.values(Locale)

/** interactions/application-commands, Locale fallbacks. */
const FALLBACKS: { readonly [locale: string]: string } = {
  [Locale.EnglishUS]: Locale.EnglishGB,
  [Locale.EnglishGB]: Locale.EnglishUS,
  [Locale.SpanishLATAM]: Locale.SpanishES,
}

/** The translation of `name` or `description` for a locale; undefined where there is none. */
export const translation = (owner: Json, key: 'name' | 'description', locale: string): string | undefined => {
  const all = (owner[`${key}_localizations`] ?? {}) as { readonly [locale: string]: string | null }
  return all[locale] ?? all[FALLBACKS[locale] ?? ''] ?? undefined
}

/**
 * A command as Discord returns it to a request without `with_localizations`: the request's language alone, as
 * `name_localized` and `description_localized`, in options and choices too.
 */
export const localizeCommand = (part: Json, locale: string | null): Json => {
  const { name_localizations: _, description_localizations: __, ...rest } = part
  const name = locale === null ? undefined : translation(part, 'name', locale)
  const description = locale === null ? undefined : translation(part, 'description', locale)
  const inner = (parts: unknown) => (parts as Json[]).map(one => localizeCommand(one, locale))
  return {
    ...rest,
    ...(name !== undefined && { name_localized: name }),
    ...(description !== undefined && { description_localized: description }),
    ...(Array.isArray(part.options) && { options: inner(part.options) }),
    ...(Array.isArray(part.choices) && { choices: inner(part.choices) }),
  }
}
