import { Locale } from 'discord-api-types/v10'
import { mistakes } from './errors.ts'
import { anything, fields, isJson, need, type Rule, type Table, text, unlessAbsent } from './fields.ts'

const LOCALES: readonly string[] = Object.values(Locale)

/** A text in several languages; null takes a language back. */
export const localized = (rule: Rule): Rule =>
  unlessAbsent((value, form) => {
    if (!isJson(value)) return form.add(mistakes.notObject)
    for (const [locale, words] of Object.entries(value))
      if (LOCALES.includes(locale)) rule(words, form.at(locale))
      else form.at(locale).add(mistakes.choices(LOCALES))
  })

/** `name` and its translations, which keep its limits. The chosen translation comes back, and is ignored. */
export const translatable = (name: 'name' | 'description', rule: Rule, needed: boolean): Table => ({
  [name]: needed ? need(rule) : rule,
  [`${name}_localizations`]: localized(rule),
  [`${name}_localized`]: anything,
})

/** For lists of choices and for suggestions (interactions/application-commands, Autocomplete). */
export const MAX_CHOICES = 25

export const textValue = text({ max: 100 })

export const choiceOf = (value: Rule): Rule =>
  fields({ ...translatable('name', text({ min: 1, max: 100 }), true), value: need(value) })
