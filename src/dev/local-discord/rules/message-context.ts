export type MessageContext = {
  kind: 'create-message' | 'edit-message' | 'followup' | 'edit-webhook' | 'callback' | 'update'
  /** The message being edited, if any: its flags, and its attachments. */
  existing: { flags: number; attachments: readonly { id: string; filename: string }[] } | null
  files: readonly { field: string; name: string; size: number }[]
}
