import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import { isJson, type Json } from '../json.ts'
import { choiceOf, MAX_OPTION_CHOICES, textValue, translatable } from './choices.ts'
import { fileTypes } from './files.ts'
import type { Form } from './form-errors.ts'
import {
  any,
  array,
  boolean,
  integer,
  integerOf,
  itemsOf,
  lengthOf,
  noteDuplicates,
  noteDuplicatesIn,
  number,
  type ObjectShape,
  object,
  optional,
  type Rule,
  string,
  unionByType,
} from './schema.ts'

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** application-commands, Naming: "you must use the lowercase variant of any letters used". */
export const lowerCaseName: Rule = optional((value, form) => {
  string({ min: 1, max: 32 })(value, form)
  if (typeof value !== 'string' || lengthOf(value) > 32 || value === '') return
  if (!NAME.test(value) || value !== value.toLowerCase())
    form.add({ code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' })
})

export const description = string({ min: 1, max: 100 })

const OPTION: ObjectShape = {
  type: any,
  ...translatable('name', lowerCaseName, true),
  ...translatable('description', description, true),
  required: boolean,
}

const minWithinMax =
  (kind: 'value' | 'length') =>
  (option: Json, form: Form): void => {
    if (Number(option[`min_${kind}`] ?? Number.NaN) > Number(option[`max_${kind}`] ?? Number.NaN))
      form.at(`min_${kind}`).add({
        code: 'APPLICATION_COMMAND_OPTION_MIN_EXCEEDS_MAX',
        message: `min_${kind} cannot be more than max_${kind}`,
      })
  }

/** `choices` and `autocomplete` exclude each other. */
const choicesOrAutocomplete = (option: Json, form: Form): void => {
  if (option.autocomplete === true && itemsOf(option.choices).length > 0)
    form.at('autocomplete').add({
      code: 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_WITH_CHOICES',
      message: 'autocomplete cannot be true if choices are present',
    })
  noteDuplicatesIn(option, form, 'choices', 'name', {
    code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    message: 'Option choice name already exists',
  })
}

const typed = (value: Rule, more: ObjectShape, kind: 'value' | 'length'): Rule =>
  object(
    {
      ...OPTION,
      ...more,
      autocomplete: boolean,
      choices: array(choiceOf(value), { max: MAX_OPTION_CHOICES }),
    },
    choicesOrAutocomplete,
    minWithinMax(kind),
  )

const MAX_LENGTH = 6000
const int53 = integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })

const BASIC: { readonly [type: number]: Rule } = {
  [Type.String]: typed(
    textValue,
    { min_length: integer({ min: 0, max: MAX_LENGTH }), max_length: integer({ min: 1, max: MAX_LENGTH }) },
    'length',
  ),
  [Type.Integer]: typed(int53, { min_value: int53, max_value: int53 }, 'value'),
  [Type.Number]: typed(number, { min_value: number, max_value: number }, 'value'),
  [Type.Channel]: object({ ...OPTION, channel_types: array(integer({ min: 0, max: 16 }), { max: 16 }) }),
  [Type.Attachment]: object({ ...OPTION, file_types: fileTypes }),
  [Type.Boolean]: object(OPTION),
  [Type.User]: object(OPTION),
  [Type.Role]: object(OPTION),
  [Type.Mentionable]: object(OPTION),
}

const MAX_OPTIONS = 25

/** A list of options: each option by its type, then rules across the list. */
const siblings = (rules: { readonly [type: number]: Rule }): Rule =>
  optional((value, form) => {
    array(unionByType(rules), { max: MAX_OPTIONS })(value, form)
    const options = itemsOf(value).filter(isJson)
    noteRepeatedNames(options, form)
    noteLateRequired(options, form)
    noteMixed(options, form)
  })

const subcommand = object({ ...OPTION, options: siblings(BASIC) })
const group = object({ ...OPTION, options: siblings({ [Type.Subcommand]: subcommand }) })

/** The options of a command: plain ones, or subcommands and groups, at most two levels deep. */
export const options = siblings({ ...BASIC, [Type.Subcommand]: subcommand, [Type.SubcommandGroup]: group })

const repeated = { code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', message: 'Option name already exists' }

const noteRepeatedNames = (options: readonly Json[], form: Form): void => {
  noteDuplicates(
    options.map(({ name }, index) => ({ value: name, form: form.at(index) })),
    repeated,
  )
  // Localized names must be unique per locale too.
  noteDuplicates(
    options.flatMap(({ name_localizations }, index) =>
      Object.entries(isJson(name_localizations) ? name_localizations : {})
        .filter(([, name]) => typeof name === 'string')
        .map(([locale, name]) => ({
          value: `${locale} ${name}`,
          form: form.at(index, 'name_localizations', locale),
        })),
    ),
    repeated,
  )
}

const noteLateRequired = (options: readonly Json[], form: Form): void => {
  const firstOptional = options.findIndex(option => option.required !== true)
  for (const [index, option] of options.entries())
    if (firstOptional !== -1 && index > firstOptional && option.required === true)
      form.at(index).add({
        code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        message: 'Required options must be placed before non-required options',
      })
}

const isSub = ({ type }: Json): boolean =>
  [Type.Subcommand, Type.SubcommandGroup].some(one => one === integerOf(type))

const noteMixed = (options: readonly Json[], form: Form): void => {
  if (options.some(isSub) && !options.every(isSub))
    form.add({
      code: 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message: 'Sub-command and sub-command group option types are mutually exclusive to all other types',
    })
}
