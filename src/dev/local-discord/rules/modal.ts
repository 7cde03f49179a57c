import { ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from '../json.ts'
import { componentsIn, noteDuplicateIds, noteTooLarge } from './all-components.ts'
import { COMPONENT, customId } from './buttons.ts'
import { textDisplay } from './components.ts'
import { fileTypes } from './files.ts'
import { type ErrorBody, type Form, validate } from './form-errors.ts'
import {
  array,
  boolean,
  integer,
  integerOf,
  isAbsent,
  itemsOf,
  object,
  oneOf,
  type Rule,
  required,
  string,
  unionByType,
} from './schema.ts'
import {
  enoughOptions,
  fewDefaults,
  minWithinMax,
  noteRepeatedValues,
  plainOption,
  SELECTS,
} from './selects.ts'

const MAX_TEXT = 4000
const MAX_GROUPED = 10

const minWithinMaxLength = (input: Json, form: Form): void => {
  if (integerOf(input.min_length) > integerOf(input.max_length))
    form.at('min_length').add({
      code: 'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH',
      message: 'min_length cannot be more than max_length',
    })
}

const textInput = (label: Rule): Rule =>
  object(
    {
      ...COMPONENT,
      custom_id: required(customId),
      style: required(oneOf([1, 2])),
      label,
      value: string({ max: MAX_TEXT }),
      placeholder: string({ max: 100 }),
      required: boolean,
      min_length: integer({ min: 0, max: MAX_TEXT }),
      max_length: integer({ min: 1, max: MAX_TEXT }),
    },
    minWithinMaxLength,
  )

const label = string({ min: 1, max: 45 })

/** In modals, components are required by default, and required ones need at least one value. */
const requiredMeansSome = (component: Json, form: Form): void => {
  if (integerOf(component.min_values) === 0 && component.required !== false)
    form.add({
      code: 'COMPONENT_REQUIRED_ZERO_MIN_VALUES',
      message: 'Components marked as required cannot have a min_values of 0',
    })
}

/** components/reference, the selects' `disabled`: "using it in a modal results in an error". */
const notDisabled = (component: Json, form: Form): void => {
  if (component.disabled === true)
    form.at('disabled').add({
      code: 'COMPONENT_DISABLED_IN_MODAL',
      message: 'Components in a modal cannot be disabled',
    })
}

const inModal =
  (rule: Rule): Rule =>
  (value, form) => {
    rule(value, form)
    notDisabled(value as Json, form)
    requiredMeansSome(value as Json, form)
  }

const group = { ...COMPONENT, custom_id: required(customId), required: boolean }
const counts = {
  min_values: integer({ min: 0, max: MAX_GROUPED }),
  max_values: integer({ min: 1, max: MAX_GROUPED }),
}

const radioGroup = object(
  { ...group, options: required(array(plainOption, { min: 2, max: MAX_GROUPED })) },
  noteRepeatedValues,
  fewDefaults,
)

/** Without `max_values` every option may be checked (components/reference, Checkbox Group). */
const countsOfGroup = (component: Json): Json =>
  isAbsent(component.max_values)
    ? { ...component, max_values: Math.max(1, itemsOf(component.options).length) }
    : component

const checkboxGroup = object(
  { ...group, ...counts, options: required(array(plainOption, { min: 1, max: MAX_GROUPED })) },
  noteRepeatedValues,
  (component, form) => {
    for (const rule of [minWithinMax, enoughOptions(MAX_GROUPED), fewDefaults, requiredMeansSome])
      rule(countsOfGroup(component), form)
  },
)

const fileUpload = object({ ...group, ...counts, file_types: fileTypes }, minWithinMax, requiredMeansSome)

const checkbox = object({ ...COMPONENT, custom_id: required(customId), default: boolean })

const INPUTS: { readonly [type: number]: Rule } = {
  ...Object.fromEntries(Object.entries(SELECTS).map(([type, rule]) => [type, inModal(rule)])),
  // Its own `label` is deprecated in favour of the Label component, and still allowed.
  [Type.TextInput]: textInput(label),
  [Type.FileUpload]: fileUpload,
  [Type.RadioGroup]: radioGroup,
  [Type.CheckboxGroup]: checkboxGroup,
  [Type.Checkbox]: checkbox,
}

const labelled = object({
  ...COMPONENT,
  label: required(label),
  description: string({ min: 1, max: 100 }),
  component: required(unionByType(INPUTS)),
})

/** Action rows: deprecated, and still allowed for text inputs. */
const row = object({
  ...COMPONENT,
  components: required(
    array(unionByType({ [Type.TextInput]: textInput(required(label)) }), { min: 1, max: 1 }),
  ),
})

const TOP = { [Type.ActionRow]: row, [Type.TextDisplay]: textDisplay, [Type.Label]: labelled }

/** receiving-and-responding, Modal: 1 to 5 components, although the published schema says 40. */
const modal = object({
  custom_id: required(customId),
  title: required(string({ min: 1, max: 45 })),
  components: required(array(unionByType(TOP), { min: 1, max: 5 })),
})

/** Validates a modal, the `data` of a response of type 9. */
export const checkModal = (data: unknown): ErrorBody | null =>
  validate(form => {
    required(modal)(data, form)
    const all = componentsIn((data as Json | null)?.components, form.at('components'))
    noteDuplicateIds(all)
    noteTooLarge(all, form.at('components'))
  })
