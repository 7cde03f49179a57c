import { ComponentType as Type } from 'discord-api-types/v10'
import { COMPONENT, customId } from './buttons.ts'
import { textDisplay } from './components.ts'
import { examine, type Form, type Refusal } from './errors.ts'
import {
  anything,
  byType,
  choice,
  fields,
  flag,
  isAbsent,
  type Json,
  list,
  listOf,
  need,
  type Rule,
  text,
  whole,
  wholeOf,
} from './fields.ts'
import {
  enoughOptions,
  fewDefaults,
  minWithinMax,
  noteRepeatedValues,
  plainOption,
  SELECTS,
} from './selects.ts'
import { componentsIn, noteRepeatedIds, noteTooMuch } from './whole.ts'

const MAX_TEXT = 4000
const MAX_GROUPED = 10

const minWithinMaxLength = (input: Json, form: Form): void => {
  if (wholeOf(input.min_length) > wholeOf(input.max_length))
    form.at('min_length').add({
      code: 'TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH',
      message: 'min_length cannot be more than max_length',
    })
}

const textInput = (label: Rule): Rule =>
  fields(
    {
      ...COMPONENT,
      custom_id: need(customId),
      style: need(choice([1, 2])),
      label,
      value: text({ max: MAX_TEXT }),
      placeholder: text({ max: 100 }),
      required: flag,
      min_length: whole({ min: 0, max: MAX_TEXT }),
      max_length: whole({ min: 1, max: MAX_TEXT }),
    },
    minWithinMaxLength,
  )

const label = text({ min: 1, max: 45 })

/** In a modal whatever holds values is required unless it says otherwise, and then needs one at least. */
const requiredMeansSome = (component: Json, form: Form): void => {
  if (wholeOf(component.min_values) === 0 && component.required !== false)
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

const group = { ...COMPONENT, custom_id: need(customId), required: flag }
const counts = {
  min_values: whole({ min: 0, max: MAX_GROUPED }),
  max_values: whole({ min: 1, max: MAX_GROUPED }),
}

const radioGroup = fields(
  { ...group, options: need(list(plainOption, { min: 2, max: MAX_GROUPED })) },
  noteRepeatedValues,
  fewDefaults,
)

/** Without `max_values` every option may be checked (components/reference, Checkbox Group). */
const countsOfGroup = (component: Json): Json =>
  isAbsent(component.max_values)
    ? { ...component, max_values: Math.max(1, listOf(component.options).length) }
    : component

const checkboxGroup = fields(
  { ...group, ...counts, options: need(list(plainOption, { min: 1, max: MAX_GROUPED })) },
  noteRepeatedValues,
  (component, form) => {
    for (const rule of [minWithinMax, enoughOptions(MAX_GROUPED), fewDefaults, requiredMeansSome])
      rule(countsOfGroup(component), form)
  },
)

const fileUpload = fields({ ...group, ...counts, file_types: anything }, minWithinMax, requiredMeansSome)

const checkbox = fields({ ...COMPONENT, custom_id: need(customId), default: flag })

const INPUTS: { readonly [type: number]: Rule } = {
  ...Object.fromEntries(Object.entries(SELECTS).map(([type, rule]) => [type, inModal(rule)])),
  // Its own label is deprecated in favour of that around it, and still allowed.
  [Type.TextInput]: textInput(label),
  [Type.FileUpload]: fileUpload,
  [Type.RadioGroup]: radioGroup,
  [Type.CheckboxGroup]: checkboxGroup,
  [Type.Checkbox]: checkbox,
}

const labelled = fields({
  ...COMPONENT,
  label: need(label),
  description: text({ min: 1, max: 100 }),
  component: need(byType(INPUTS)),
})

/** Deprecated, and still allowed for text inputs. */
const row = fields({
  ...COMPONENT,
  components: need(list(byType({ [Type.TextInput]: textInput(need(label)) }), { min: 1, max: 1 })),
})

const TOP = { [Type.ActionRow]: row, [Type.TextDisplay]: textDisplay, [Type.Label]: labelled }

/** receiving-and-responding, Modal: 1 to 5 components, although the published schema says 40. */
const modal = fields({
  custom_id: need(customId),
  title: need(text({ min: 1, max: 45 })),
  components: need(list(byType(TOP), { min: 1, max: 5 })),
})

/** What Discord would refuse in a modal, the `data` of an interaction's answer of type 9. */
export const checkModal = (data: unknown): Refusal | null =>
  examine(form => {
    need(modal)(data, form)
    const all = componentsIn((data as Json | null)?.components, form.at('components'))
    noteRepeatedIds(all)
    noteTooMuch(all, form.at('components'))
  })
