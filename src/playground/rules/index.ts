import { MessageFlags } from 'discord-api-types/v10'

/** Discord's nested form errors, keyed by field, leaves being { _errors: [{ code, message }] }. */
export type FormErrors = { [key: string]: unknown }
export type Refusal = { code: number; message: string; status: number; errors?: FormErrors }
export type MessageContext = {
  kind: 'create-message' | 'edit-message' | 'followup' | 'edit-webhook' | 'callback' | 'update'
  existing: { flags: number; attachments: readonly { id: string; filename: string }[] } | null
  files: readonly { field: string; name: string; size: number }[]
}
export function checkMessage(body: unknown, context: MessageContext): Refusal | null {
  const { flags = 0 } = (body ?? {}) as { flags?: number }
  if (context.kind === 'create-message' && (Number(flags) & MessageFlags.Ephemeral) !== 0)
    return { status: 400, code: 50035, message: 'Invalid Form Body' }
  return null
}
export function checkModal(_data: unknown): Refusal | null {
  return null
}
export function checkAutocomplete(_data: unknown): Refusal | null {
  return null
}
export function checkCommand(_body: unknown): Refusal | null {
  return null
}
export function checkCommands(_body: unknown, _scope: 'global' | 'guild'): Refusal | null {
  return null
}
