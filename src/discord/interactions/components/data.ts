import type { ComponentHandler } from '../component.ts'
import { askToDelete, replyWithExport, setHidden } from '../privacy-replies.ts'

/** The buttons below `/privacy show`. Each is about the person who presses. */
export const dataButton: ComponentHandler<'data'> = {
  kind: 'data',
  async run(interaction, { action }, context) {
    if (action === 'export') await replyWithExport(interaction, context)
    else if (action === 'hide') await setHidden(interaction, true, context)
    else await askToDelete(interaction, context)
    return action
  },
}
