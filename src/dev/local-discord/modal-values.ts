import { ComponentType as Type } from 'discord-api-types/v10'
import { type FileUpload, isFileUpload, requireUploadable, storeUpload } from './file-upload.ts'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import type { Setting } from './option-values.ts'
import { resolveIds } from './resolved-data.ts'
import { rangeOf } from './rules/selects.ts'
import { entityIds, isSelect, requireChoices, requireCount } from './select-values.ts'

/** By custom id: a text, a radio button's value, values of a select or checkbox group, a checkbox, files. */
export type ModalValues = Readonly<
  Record<string, string | readonly string[] | boolean | readonly FileUpload[]>
>

/** The data that Discord's client sends for a filled-in modal (receiving-and-responding, Modal Submit Data). */
export const modalSubmission = (
  setting: Setting,
  permissions: bigint,
  modal: Json,
  fields: ModalValues,
): Json => {
  const inputs = inputsOf(modal)
  for (const name of Object.keys(fields))
    requireOffered(
      inputs.some(input => input.custom_id === name),
      `the form has no field "${name}"`,
    )
  // All fields are checked before any file is stored.
  const checked = new Map(
    inputs.map(input => [input.custom_id, checkedValue(setting, input, fields[String(input.custom_id)])]),
  )
  const ids: string[] = []
  const submit = (input: Json): Json => {
    const { type, id, custom_id } = input
    const value = storedValue(setting, checked.get(custom_id)!)
    if (isSelect(input) || type === Type.FileUpload) ids.push(...entityIds(input, value as readonly string[]))
    return { type, id, custom_id, [Array.isArray(value) ? 'values' : 'value']: value }
  }
  const components = partsOf(modal).map((part, index) => submittedPart(part, index + 1, submit))
  return {
    custom_id: modal.custom_id,
    components,
    ...resolveIds(setting.world, setting.channel, permissions, ids),
  }
}

type CheckedValue = ModalValues[string] | null

const storedValue = ({ world }: Setting, value: CheckedValue): CheckedValue =>
  Array.isArray(value) ? value.map(one => (isFileUpload(one) ? storeUpload(world, one) : one)) : value

const partsOf = (part: Json): Json[] => (part.components ?? []) as Json[]

/** The input components of a modal, in labels or, deprecated, in rows. */
const inputsOf = (modal: Json): Json[] =>
  partsOf(modal).flatMap(part => (part.component ? [part.component as Json] : partsOf(part)))

/** Discord numbers components without an id; nested ones after all top-level ones. */
const submittedPart = (part: Json, number: number, fill: (input: Json) => Json): Json => {
  const { type, id = number } = part
  const filled = (input: Json) => fill({ id: number + 100, ...input })
  if (part.component) return { type, id, component: filled(part.component as Json) }
  return part.components ? { type, id, components: partsOf(part).map(filled) } : { type, id }
}

type GivenValue = ModalValues[string] | undefined

const checkedValue = (setting: Setting, input: Json, given: GivenValue): CheckedValue => {
  switch (input.type) {
    case Type.TextInput:
      return textOf(input, given)
    case Type.RadioGroup:
      return radioOf(input, given)
    case Type.Checkbox:
      requireOffered(given === undefined || typeof given === 'boolean', `${nameOf(input)} is checked or not`)
      return given === undefined ? input.default === true : (given as boolean)
    case Type.FileUpload:
      return filesIn(input, given)
    default:
      return chosenIn(setting, input, given)
  }
}

const nameOf = ({ custom_id }: Json): string => `"${custom_id}"`

const MAX_TEXT = 4000

const textOf = (input: Json, given: GivenValue): string => {
  const value = given ?? input.value ?? ''
  requireOffered(typeof value === 'string', `${nameOf(input)} takes a text`)
  const text = String(value)
  requireOffered(input.required === false || text.trim() !== '', `${nameOf(input)} must be filled in`)
  const [least, most] = [Number(input.min_length ?? 0), Number(input.max_length ?? MAX_TEXT)]
  const fits = text.length <= most && (text === '' || text.length >= least)
  requireOffered(fits, `${nameOf(input)} takes ${least} to ${most} characters, not ${text.length}`)
  return text
}

const optionsOf = (input: Json): Json[] => (input.options ?? []) as Json[]

const defaultsOf = (input: Json): string[] => [
  ...optionsOf(input).flatMap(option => (option.default === true ? [String(option.value)] : [])),
  ...((input.default_values ?? []) as Json[]).map(({ id }) => String(id)),
]

const radioOf = (input: Json, given: GivenValue): string | null => {
  const value = given ?? defaultsOf(input)[0] ?? null
  requireOffered(value !== null || input.required === false, `${nameOf(input)} must be filled in`)
  const isOption = optionsOf(input).some(one => one.value === value)
  requireOffered(value === null || isOption, `${nameOf(input)} has no option "${value}"`)
  return value as string | null
}

const chosenIn = (setting: Setting, input: Json, given: GivenValue): readonly string[] => {
  const values = given ?? defaultsOf(input)
  requireOffered(Array.isArray(values), `${nameOf(input)} takes several values`)
  const list = values as readonly string[]
  const { min, max } = rangeIn(input)
  if (list.length > 0 || input.required !== false) requireCount(list, { min, max })
  requireChoices(setting, isSelect(input) ? input : { ...input, type: Type.StringSelect }, list)
  return list
}

const filesIn = (input: Json, given: GivenValue = []): readonly FileUpload[] => {
  requireOffered(Array.isArray(given) && given.every(isFileUpload), `${nameOf(input)} takes files`)
  const files = given as readonly FileUpload[]
  if (files.length > 0 || input.required !== false) requireCount(files, rangeOf(input))
  for (const file of files) requireUploadable(file, input.file_types, String(input.custom_id))
  return files
}

/** Without `max_values`, all boxes of a group may be checked (components/reference, Checkbox Group). */
const rangeIn = (input: Json) =>
  rangeOf(
    input.type === Type.CheckboxGroup
      ? { ...input, max_values: input.max_values ?? optionsOf(input).length }
      : input,
  )
