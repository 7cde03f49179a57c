import type { ComponentHandler } from '../component.ts'
import { replyWithExport } from '../replies/export-reply.ts'
import { askToDelete, replyWithVisibility } from '../replies/privacy-replies.ts'

/** The buttons below `/privacy show`. Each is about the person who presses. */
export const dataButton: ComponentHandler<'data'> = {
  kind: 'data',
  async run(interaction, { action }, context) {
    if (action === 'export') return replyWithExport(interaction, context)
    return action === 'hide'
      ? replyWithVisibility(interaction, true, context)
      : askToDelete(interaction, context)
  },
}
