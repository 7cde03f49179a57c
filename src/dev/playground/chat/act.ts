import type { Reply } from '../../local-discord/interact.ts'
import { type Member, NotOffered } from '../../local-discord/member.ts'
import { deleteMessage } from '../../local-discord/messages.ts'
import { offer } from '../../local-discord/offer.ts'
import { MessageView } from '../../local-discord/view.ts'
import type { Channel } from '../../local-discord/world.ts'
import type { Act, Acted, Modal } from '../contract.ts'
import { actFrom } from './body.ts'
import { fail, failuresIn } from './desk.ts'
import { namesIn } from './known.ts'
import { fieldsFrom, modalOf } from './modal.ts'
import { channelsOf, seenIn } from './places.ts'
import { manages, type Scene } from './scene.ts'
import { valuesFor } from './values.ts'

const NOTHING: Acted = { failed: null, modal: null, suggestions: [] }

/** Does what a browser asks for. 400 for what Discord's client would not send, with a sentence that says why. */
export const act = async (scene: Scene, body: unknown): Promise<{ status: number; body: Acted }> => {
  const read = actFrom(body)
  if ('wrong' in read) return refused(read.wrong)
  try {
    return { status: 200, body: { ...NOTHING, ...(await perform(whereabouts(scene, read.act), read.act)) } }
  } catch (error) {
    if (error instanceof NotOffered) return refused(sentence(error.message))
    throw error
  }
}

const refused = (why: string) => ({ status: 400, body: { ...NOTHING, failed: why } })

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

type Here = { readonly scene: Scene; readonly me: Member; readonly channel: Channel }

const whereabouts = (scene: Scene, given: Act): Here => {
  const me = scene.people.find(({ id }) => id === given.as)
  offer(me, 'there is no such person')
  const channel = channelsOf(scene, me!).find(({ id }) => id === given.in)
  offer(channel, 'this place is gone')
  return { scene, me: me!, channel: channel! }
}

const perform = async (here: Here, given: Act): Promise<Partial<Acted>> => {
  const { me, channel } = here
  switch (given.kind) {
    case 'command': {
      const values = valuesFor(here, given.title, given.values)
      return answered(here, await me.slash(channel, given.title, values), `/${given.title}`)
    }
    case 'suggest':
      return suggest(here, given)
    case 'say':
      me.say(channel, given.text)
      return NOTHING
    case 'click':
      return answered(here, await me.click(messageIn(here, given.messageId), { customId: given.customId }))
    case 'select': {
      const message = messageIn(here, given.messageId)
      return answered(here, await me.choose(message, given.customId, given.values))
    }
    case 'submit':
      return submit(here, given)
    case 'dismiss':
      return dismiss(here, given.messageId)
    case 'delete':
      return remove(here, given.messageId)
  }
}

type Kind<Name extends Act['kind']> = Act & { readonly kind: Name }

const suggest = async (here: Here, given: Kind<'suggest'>): Promise<Partial<Acted>> => {
  const { [given.option]: _, ...others } = given.values
  const values = valuesFor(here, given.title, others)
  const { me, channel } = here
  return { suggestions: await me.autocomplete(channel, given.title, given.option, given.typed, values) }
}

/** What failed is shown among the messages, as Discord's client shows it, and so not told again. */
const answered = ({ scene, me, channel }: Here, reply: Reply, command: string | null = null) => {
  const { world } = scene.discord
  if (reply.failed !== null) {
    const failure = { id: world.newId(), at: world.now(), sentence: reply.failed, command }
    fail(scene.desks.get(me.id)!, channel.id, failure)
    world.events.emit('change')
  }
  return { modal: reply.modal && opened(scene, me, channel, reply) }
}

const MAX_FORMS = 50

const opened = (scene: Scene, me: Member, channel: Channel, reply: Reply): Modal => {
  const id = scene.discord.world.newId()
  scene.forms.set(id, { personId: me.id, reply })
  for (const oldest of scene.forms.keys()) {
    if (scene.forms.size <= MAX_FORMS) break
    scene.forms.delete(oldest)
  }
  return formOf(scene, me, channel, id, reply)
}

const formOf = (scene: Scene, me: Member, { guildId }: Channel, id: string, { modal }: Reply): Modal =>
  modalOf(id, modal!, { names: namesIn(scene, guildId === null ? 'dm' : 'server'), me: me.id })

/** A form that is not answered stays open, so that nothing typed is lost. */
const submit = async ({ scene, me, channel }: Here, given: Kind<'submit'>): Promise<Partial<Acted>> => {
  const form = scene.forms.get(given.modalId)
  offer(form?.personId === me.id, 'this form is closed already')
  const { reply } = form!
  const fields = fieldsFrom(formOf(scene, me, channel, given.modalId, reply), given.fields)
  const { failed } = await me.submit(reply, fields)
  if (failed === null) scene.forms.delete(given.modalId)
  return { failed }
}

const messageIn = ({ scene, me, channel }: Here, messageId: string): MessageView => {
  const found = seenIn(scene, me, channel).find(({ id }) => id === messageId)
  offer(found, 'the message is gone')
  return new MessageView(found!)
}

const dismiss = (here: Here, messageId: string): Acted => {
  const { scene, me, channel } = here
  const desk = scene.desks.get(me.id)!
  const isFailure = failuresIn(desk, channel.id).some(({ id }) => id === messageId)
  offer(isFailure || messageIn(here, messageId).ephemeral, 'only what you alone see can be dismissed')
  desk.dismissed.add(messageId)
  scene.discord.world.events.emit('change')
  return NOTHING
}

const remove = (here: Here, messageId: string): Acted => {
  const { scene, me, channel } = here
  const message = messageIn(here, messageId)
  offer(!message.ephemeral, 'what you alone see is dismissed, not deleted')
  const mayAll = channel.guildId !== null && manages(me)
  offer(mayAll || message.authorId === me.id, `${me.user.name} may delete only what they wrote themselves`)
  deleteMessage(scene.discord.world, channel, message.stored)
  return NOTHING
}
