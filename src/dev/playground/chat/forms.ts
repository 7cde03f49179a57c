import { requireOffered } from '../../local-discord/not-offered.ts'
import type { Reply } from '../../local-discord/send-interaction.ts'
import type { Modal } from '../contract/modal.ts'
import { modalValues, toModal } from './modal.ts'
import { namesIn } from './names.ts'
import type { Here } from './scene.ts'

const MAX_FORMS = 50

/** Keeps the modal of a reply open until it is submitted; the oldest ones are evicted. */
export const openForm = (here: Here, reply: Reply): Modal => {
  const { discord, forms } = here.scene
  const id = discord.world.newId()
  forms.set(id, { personId: here.me.id, reply })
  for (const oldest of forms.keys()) {
    if (forms.size <= MAX_FORMS) break
    forms.delete(oldest)
  }
  return modalOf(here, id, reply)
}

const modalOf = ({ scene, me, channel }: Here, id: string, { modal }: Reply): Modal =>
  toModal(id, modal!, { names: namesIn(scene, channel.guildId === null ? 'dm' : 'server'), me: me.id })

/** A modal stays open until it is acknowledged, so that no input is lost. */
export const submitForm = async (
  here: Here,
  modalId: string,
  inputs: Readonly<Record<string, string | readonly string[]>>,
): Promise<{ readonly failed: string | null }> => {
  const { scene, me } = here
  const form = scene.forms.get(modalId)
  requireOffered(form?.personId === me.id, 'this form is closed already')
  const { reply } = form!
  const values = modalValues(modalOf(here, modalId, reply), inputs, id => scene.uploads.get(me.id, id))
  const { failed } = await me.submit(reply, values)
  if (failed === null) scene.forms.delete(modalId)
  return { failed }
}
