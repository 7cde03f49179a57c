import { ComponentType as Type } from 'discord-api-types/v10'
import type { FileUpload } from '../../local-discord/file-upload.ts'
import type { Json } from '../../local-discord/json.ts'
import type { ModalValues } from '../../local-discord/member.ts'
import { isSelect } from '../../local-discord/select-values.ts'
import type { FormField, Modal } from '../contract/modal.ts'
import { integerOr, jsonList, textOr } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import type { Reader } from './names.ts'
import { choicesOf, selectChoices } from './select.ts'

/** Converts a modal of Discord's API for the page. */
export const toModal = (id: string, modal: Json, reader: Reader): Modal => ({
  id,
  title: textOr(modal.title, ''),
  fields: jsonList(modal.components).flatMap(part => fieldsOf(part, reader)),
})

const CHECKED = 'true'

/** Converts the page's form values for the local Discord. */
export const modalValues = (
  { fields }: Modal,
  given: Readonly<Record<string, string | readonly string[]>>,
  fileAt: (id: string) => FileUpload,
): ModalValues =>
  Object.fromEntries(
    Object.entries(given).flatMap(([customId, value]) => {
      const field = fields.find(one => one.type !== 'text' && one.customId === customId)
      const filled = modalValue(field?.type ?? 'input', value, fileAt)
      return filled === undefined ? [] : [[customId, filled] as const]
    }),
  )

/** Undefined keeps the field's default. */
const modalValue = (
  type: FormField['type'],
  value: string | readonly string[],
  fileAt: (id: string) => FileUpload,
): ModalValues[string] | undefined => {
  const list = typeof value === 'string' ? [value].filter(one => one !== '') : value
  switch (type) {
    case 'checkbox':
      return list.includes(CHECKED)
    case 'radio':
      return list[0]
    case 'select':
    case 'checkboxes':
      return list
    case 'files':
      return list.map(fileAt)
    default:
      return value
  }
}

const fieldsOf = (part: Json, reader: Reader): FormField[] => {
  if (part.type === Type.TextDisplay)
    return [{ type: 'text', marks: parseMarkdown(textOr(part.content, ''), reader) }]
  if (part.type === Type.ActionRow)
    return jsonList(part.components).map(input => fieldOf(input, input, reader))
  return [fieldOf((part.component ?? {}) as Json, part, reader)]
}

const fieldOf = (input: Json, { label, description }: Json, reader: Reader): FormField => {
  const labelled = {
    customId: textOr(input.custom_id, ''),
    label: textOr(label, ''),
    description: textOr(description, null),
    required: input.required !== false,
  }
  switch (input.type) {
    case Type.TextInput:
      return { type: 'input', ...labelled, ...textInput(input) }
    case Type.RadioGroup:
      return { type: 'radio', ...labelled, ...range(input, 1), choices: choicesOf(input) }
    case Type.CheckboxGroup: {
      const choices = choicesOf(input)
      return { type: 'checkboxes', ...labelled, ...range(input, choices.length), choices }
    }
    case Type.Checkbox:
      return {
        type: 'checkbox',
        ...labelled,
        required: false,
        min: 0,
        max: 1,
        choices: [box(input, labelled)],
      }
    case Type.FileUpload: {
      const fileTypes = Array.isArray(input.file_types) ? input.file_types.map(String) : []
      return { type: 'files', ...labelled, ...range(input, 1), fileTypes }
    }
    default:
      if (!isSelect(input)) return unknownField(labelled.label)
      return { type: 'select', ...labelled, ...range(input, 1), choices: selectChoices(input, reader.names) }
  }
}

const MAX_TEXT = 4000

const textInput = (input: Json) => ({
  long: input.style === 2,
  placeholder: textOr(input.placeholder, ''),
  value: textOr(input.value, ''),
  min: integerOr(input.min_length, 0),
  max: integerOr(input.max_length, MAX_TEXT),
})

const range = ({ required, min_values, max_values }: Json, most: number) => ({
  min: required === false ? 0 : integerOr(min_values, 1),
  max: integerOr(max_values, most),
})

const box = (input: Json, { label }: { label: string }) => ({
  label,
  value: CHECKED,
  description: null,
  chosen: input.default === true,
})

const unknownField = (label: string): FormField => ({
  type: 'text',
  marks: [{ type: 'text', text: `${label}: the playground doesn’t know this kind of field.` }],
})
