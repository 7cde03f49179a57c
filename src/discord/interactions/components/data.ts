import type { ComponentHandler } from '../component.ts'
import { replyWithExport } from '../export-reply.ts'
import { askToDelete, replyWithVisibility } from '../privacy-replies.ts'

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
