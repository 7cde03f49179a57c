import { ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import type { Setting } from './option-values.ts'
import { resolveIds } from './resolved-data.ts'
import { rangeOf } from './rules/selects.ts'
import { entityIds, isSelect, requireChoices, requireCount } from './select-values.ts'

/** A text, the one value of a radio group, the values of a select or checkbox group, or whether a box is checked. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | boolean>>

/** What Discord's client sends for a modal filled in like this (receiving-and-responding, Modal Submit Data). */
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
  const ids: string[] = []
  const fill = (input: Json): Json => {
    const value = fields[String(input.custom_id)]
    const filled = submittedValue(setting, input, value)
    if (isSelect(input)) ids.push(...entityIds(input, filled.values as string[]))
    const { type, id, custom_id } = input
    return { type, id, custom_id, ...filled }
  }
  const components = partsOf(modal).map((part, index) => submittedPart(part, index + 1, fill))
  return {
    custom_id: modal.custom_id,
    components,
    ...resolveIds(setting.world, setting.channel, permissions, ids),
  }
}

const partsOf = (part: Json): Json[] => (part.components ?? []) as Json[]

/** The fields of a modal: each in a label, or a row as before there were labels. */
const inputsOf = (modal: Json): Json[] =>
  partsOf(modal).flatMap(part => (part.component ? [part.component as Json] : partsOf(part)))

/** Discord numbers what has no number; those inside come after all at the top. */
const submittedPart = (part: Json, number: number, fill: (input: Json) => Json): Json => {
  const { type, id = number } = part
  const filled = (input: Json) => fill({ id: number + 100, ...input })
  if (part.component) return { type, id, component: filled(part.component as Json) }
  return part.components ? { type, id, components: partsOf(part).map(filled) } : { type, id }
}

type GivenValue = ModalValues[string] | undefined

const submittedValue = (setting: Setting, input: Json, given: GivenValue): Json => {
  switch (input.type) {
    case Type.TextInput:
      return { value: textOf(input, given) }
    case Type.RadioGroup:
      return { value: radioOf(input, given) }
    case Type.Checkbox:
      requireOffered(given === undefined || typeof given === 'boolean', `${nameOf(input)} is checked or not`)
      return { value: given ?? input.default === true }
    case Type.FileUpload:
      requireOffered(
        input.required === false,
        `${nameOf(input)} demands a file, which nobody here can upload`,
      )
      return { values: [] }
    default:
      return { values: chosenIn(setting, input, given) }
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

/** Without `max_values` all of a checkbox group may be checked (components/reference, Checkbox Group). */
const rangeIn = (input: Json) =>
  rangeOf(
    input.type === Type.CheckboxGroup
      ? { ...input, max_values: input.max_values ?? optionsOf(input).length }
      : input,
  )
