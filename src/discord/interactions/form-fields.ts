import { type APIModalSubmission, ComponentType } from 'discord-api-types/v10'
import type { FormFields, UploadedFile } from './interaction.ts'

/** A submitted component: what Discord sends depends on its type, and its custom id says which it is. */
type Submitted = {
  readonly type: ComponentType
  readonly custom_id?: string
  readonly value?: string | boolean | null
  readonly values?: readonly string[]
  readonly component?: Submitted
  readonly components?: readonly Submitted[]
}

/** Reads the fields of a submitted form, in labels or in action rows (Discord, "Interaction Data Structure"). */
export const readFormFields = ({ components, resolved }: APIModalSubmission): FormFields => {
  const fields = new Map<string, Submitted>()
  for (const field of (components as readonly Submitted[]).flatMap(fieldsIn))
    if (field.custom_id !== undefined) fields.set(field.custom_id, field)
  const attachments = resolved?.attachments ?? {}
  const valuesOf = (customId: string): readonly string[] => {
    const field = fields.get(customId)
    if (field?.values) return field.values
    return typeof field?.value === 'string' && field.value !== '' ? [field.value] : []
  }
  return {
    text: customId => valuesOf(customId)[0] ?? null,
    values: valuesOf,
    isChecked: customId => fields.get(customId)?.value === true,
    files: customId => {
      const field = fields.get(customId)
      if (field?.type !== ComponentType.FileUpload) return []
      return (field.values ?? []).flatMap((id): UploadedFile[] => {
        const attachment = attachments[id]
        return attachment ? [{ name: attachment.filename, size: attachment.size, url: attachment.url }] : []
      })
    },
  }
}

const fieldsIn = (part: Submitted): readonly Submitted[] => {
  if (part.component) return [part.component]
  return part.components ?? [part]
}
