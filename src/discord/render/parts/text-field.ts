import { type APILabelComponent, ComponentType, TextInputStyle } from 'discord-api-types/v10'

/** A short text in a form. `value`: what it is filled with; null for nothing. */
export type TextField = {
  /** Custom id. */
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string | null
  readonly required?: boolean
}

const MAX_LENGTH = 60

export const textField = ({ name, label, hint, value, required = true }: TextField): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  description: hint,
  component: {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required,
    max_length: MAX_LENGTH,
    ...(value !== null && { value }),
  },
})
