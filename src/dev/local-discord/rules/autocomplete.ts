import { isJson, type Json } from '../json.ts'
import { choiceOf, MAX_OPTION_CHOICES, textValue } from './choices.ts'
import { type ErrorBody, type Form, validate } from './form-errors.ts'
import { array, itemsOf, number, object, type Rule, required } from './schema.ts'

/** All suggested values have the type of the option. */
const valuesOfOneType = (data: Json, form: Form): void => {
  const [first, ...others] = itemsOf(data.choices).map(one => (isJson(one) ? typeof one.value : undefined))
  for (const [index, type] of others.entries())
    if (type !== first)
      form.at('choices', index + 1, 'value').add({
        code: 'APPLICATION_COMMAND_OPTION_CHOICE_TYPE_MIXED',
        message: `Must be a ${first} as the first choice's value is.`,
      })
}

const suggested: Rule = (value, form) => (typeof value === 'number' ? number : textValue)(value, form)

const answer: Rule = object(
  { choices: required(array(choiceOf(suggested), { max: MAX_OPTION_CHOICES })) },
  valuesOfOneType,
)

/** Validates the `data` of an autocomplete response (type 8). */
export const checkAutocomplete = (data: unknown): ErrorBody | null =>
  validate(form => required(answer)(data, form))
