import { ComponentType } from 'discord-api-types/v10'
import { isJson, type Json } from '../json.ts'
import { COMPONENT, customId, emoji } from './buttons.ts'
import { type Form, mistakes } from './form-errors.ts'
import {
  any,
  array,
  boolean,
  integer,
  integerOf,
  itemsOf,
  noteDuplicatesIn,
  type ObjectShape,
  object,
  oneOf,
  type Rule,
  required,
  snowflake,
  string,
} from './schema.ts'

export const MAX_OPTIONS = 25

/** A select, radio or checkbox option. */
const OPTION: ObjectShape = {
  label: required(string({ min: 1, max: 100 })),
  value: required(string({ min: 1, max: 100 })),
  description: string({ max: 100 }),
  default: boolean,
}
export const plainOption = object(OPTION)
const selectOption = object({ ...OPTION, emoji })

export const noteRepeatedValues = (component: Json, form: Form): void =>
  noteDuplicatesIn(component, form, 'options', 'value', {
    code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    message: 'The specified option value is already used',
  })

const orElse = (value: unknown, other: number): number => {
  const number = integerOf(value)
  return Number.isNaN(number) ? other : number
}

/** How many values may be chosen: exactly one by default. */
export const rangeOf = (component: Json): { min: number; max: number } => ({
  min: orElse(component.min_values, 1),
  max: orElse(component.max_values, 1),
})

const minAboveMax = {
  code: 'COMPONENT_MIN_VALUES_EXCEEDS_MAX_VALUES',
  message: 'min_values cannot be more than max_values',
}
const tooManyDefaults = {
  code: 'SELECT_COMPONENT_DEFAULT_VALUES_OUT_OF_RANGE',
  message: 'The number of default values must lie between min_values and max_values',
}

export const minWithinMax = (component: Json, form: Form): void => {
  const { min, max } = rangeOf(component)
  if (min > max) form.at('min_values').add(minAboveMax)
}

/** There must be enough options to choose from. */
export const enoughOptions =
  (most: number) =>
  (component: Json, form: Form): void => {
    const { min, max } = rangeOf(component)
    const least = Math.max(min, max)
    const count = itemsOf(component.options).length
    if (count > 0 && count < least) form.at('options').add(mistakes.badLength(least, most))
  }

/** No more defaults than may be chosen. */
export const fewDefaults = (component: Json, form: Form): void => {
  const defaults = itemsOf(component.options).filter(option => isJson(option) && option.default === true)
  if (defaults.length > rangeOf(component).max) form.at('options').add(tooManyDefaults)
}

const fittingDefaults = (component: Json, form: Form): void => {
  const { min, max } = rangeOf(component)
  const count = itemsOf(component.default_values).length
  if (count > 0 && (count < min || count > max)) form.at('default_values').add(tooManyDefaults)
}

const COMMON: ObjectShape = {
  ...COMPONENT,
  custom_id: required(customId),
  placeholder: string({ max: 150 }),
  min_values: integer({ min: 0, max: MAX_OPTIONS }),
  max_values: integer({ min: 1, max: MAX_OPTIONS }),
  required: boolean,
  disabled: boolean,
}

const stringSelect = object(
  { ...COMMON, options: required(array(selectOption, { min: 1, max: MAX_OPTIONS })) },
  minWithinMax,
  enoughOptions(MAX_OPTIONS),
  noteRepeatedValues,
  fewDefaults,
)

/** Auto-populated selects; `kinds` are the types of their default values. */
const filledSelect = (kinds: readonly string[], more: ObjectShape = {}): Rule =>
  object(
    {
      ...COMMON,
      default_values: array(object({ id: required(snowflake), type: required(oneOf(kinds)) }), {
        max: MAX_OPTIONS,
      }),
      ...more,
    },
    minWithinMax,
    fittingDefaults,
  )

/** components/reference: the five select menus. */
export const SELECTS: { readonly [type: number]: Rule } = {
  [ComponentType.StringSelect]: stringSelect,
  [ComponentType.UserSelect]: filledSelect(['user']),
  [ComponentType.RoleSelect]: filledSelect(['role']),
  [ComponentType.MentionableSelect]: filledSelect(['user', 'role']),
  [ComponentType.ChannelSelect]: filledSelect(['channel'], { channel_types: array(any, { max: 15 }) }),
}
