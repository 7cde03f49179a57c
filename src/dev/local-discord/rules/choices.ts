import { isJson } from '../json.ts'
import { LOCALES } from '../locales.ts'
import { mistakes } from './form-errors.ts'
import { any, type ObjectShape, object, optional, type Rule, required, string } from './schema.ts'

/** A localization map; null removes a locale. */
export const localized = (rule: Rule): Rule =>
  optional((value, form) => {
    if (!isJson(value)) return form.add(mistakes.notObject)
    for (const [locale, words] of Object.entries(value))
      if (LOCALES.includes(locale)) rule(words, form.at(locale))
      else form.at(locale).add(mistakes.choices(LOCALES))
  })

/** `name` and its localizations, under the same limits. `*_localized` is output only, and ignored. */
export const translatable = (name: 'name' | 'description', rule: Rule, needed: boolean): ObjectShape => ({
  [name]: needed ? required(rule) : rule,
  [`${name}_localizations`]: localized(rule),
  [`${name}_localized`]: any,
})

/** For lists of choices and for suggestions (interactions/application-commands, Autocomplete). */
export const MAX_OPTION_CHOICES = 25

export const textValue = string({ max: 100 })

export const choiceOf = (value: Rule): Rule =>
  object({ ...translatable('name', string({ min: 1, max: 100 }), true), value: required(value) })
