import type { FileUpload } from '../../local-discord/file-upload.ts'
import { NotOffered } from '../../local-discord/member.ts'
import { deleteMessage } from '../../local-discord/messages.ts'
import { requireOffered } from '../../local-discord/not-offered.ts'
import type { Reply } from '../../local-discord/send-interaction.ts'
import { MessageView } from '../../local-discord/view.ts'
import type { Action, ActionResult, UploadResult } from '../contract/action.ts'
import { failuresIn, recordFailure } from './client-state.ts'
import { openForm, submitForm } from './forms.ts'
import { valuesFor } from './option-inputs.ts'
import { parseAction } from './parse-action.ts'
import { visibleChannels, visibleMessages } from './places.ts'
import { type Here, manages, type Scene } from './scene.ts'

const NOTHING: ActionResult = { failed: null, modal: null, suggestions: [] }

/** Performs an action of the browser. Status 400, with a reason, if Discord's client would not offer it. */
export const performAction = async (
  scene: Scene,
  body: unknown,
): Promise<{ status: number; body: ActionResult }> => {
  const read = parseAction(body)
  if ('wrong' in read) return refused(read.wrong)
  try {
    return {
      status: 200,
      body: { ...NOTHING, ...(await runAction(locate(scene, read.action), read.action)) },
    }
  } catch (error) {
    if (error instanceof NotOffered) return refused(sentence(error.message))
    throw error
  }
}

const refused = (why: string) => ({ status: 400, body: { ...NOTHING, failed: why } })

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const locate = (scene: Scene, action: Action): Here => {
  const me = scene.people.find(({ id }) => id === action.as)
  requireOffered(me, 'there’s no such person')
  const channel = visibleChannels(scene, me!).find(({ id }) => id === action.in)
  requireOffered(channel, 'this place is gone')
  return { scene, me: me!, channel: channel! }
}

const runAction = async (here: Here, action: Action): Promise<Partial<ActionResult>> => {
  const { me, channel } = here
  switch (action.kind) {
    case 'command': {
      const values = valuesFor(here, action.title, action.values)
      return showReply(here, await me.slash(channel, action.title, values), `/${action.title}`)
    }
    case 'suggest':
      return suggest(here, action)
    case 'say':
      me.say(channel, action.text)
      return NOTHING
    case 'click':
      return showReply(here, await me.click(messageIn(here, action.messageId), { customId: action.customId }))
    case 'select': {
      const message = messageIn(here, action.messageId)
      return showReply(here, await me.choose(message, action.customId, action.values))
    }
    case 'submit':
      return submitForm(here, action.modalId, action.fields)
    case 'message-command': {
      const message = messageIn(here, action.messageId)
      return showReply(here, await me.messageCommand(message, action.name), action.name)
    }
    case 'user-command':
      return showReply(here, await me.userCommand(channel, { id: action.userId }, action.name), action.name)
    case 'locale':
      me.setLocale(action.locale)
      return NOTHING
    case 'server-locale':
      requireOffered(manages(me), `${me.user.name} doesn’t manage the server`)
      here.scene.guild.setLocale(action.locale)
      return NOTHING
    case 'dismiss':
      return dismiss(here, action.messageId)
    case 'delete':
      return remove(here, action.messageId)
  }
}

/** Stores an uploaded file until it is submitted. */
export const keepUpload = (
  scene: Scene,
  personId: string | null,
  file: FileUpload,
): { status: number; body: UploadResult } => {
  try {
    const me = scene.people.find(({ id }) => id === personId)
    requireOffered(me, 'there’s no such person')
    return { status: 200, body: { id: scene.uploads.add(me!.id, file), failed: null } }
  } catch (error) {
    if (error instanceof NotOffered)
      return { status: 400, body: { id: null, failed: sentence(error.message) } }
    throw error
  }
}

type Kind<Name extends Action['kind']> = Action & { readonly kind: Name }

const suggest = async (here: Here, action: Kind<'suggest'>): Promise<Partial<ActionResult>> => {
  const { [action.option]: _, ...others } = action.values
  const values = valuesFor(here, action.title, others)
  const { me, channel } = here
  return { suggestions: await me.autocomplete(channel, action.title, action.option, action.typed, values) }
}

/** Failures become messages, as in Discord's client, so the result does not repeat them. */
const showReply = ({ scene, me, channel }: Here, reply: Reply, command: string | null = null) => {
  const { world } = scene.discord
  if (reply.failed !== null) {
    const failure = { id: world.newId(), at: world.now(), sentence: reply.failed, command }
    recordFailure(scene.clients.get(me.id)!, channel.id, failure)
    world.events.emit('change')
  }
  return { modal: reply.modal && openForm({ scene, me, channel }, reply) }
}

const messageIn = ({ scene, me, channel }: Here, messageId: string): MessageView => {
  const message = visibleMessages(scene, me, channel).find(({ id }) => id === messageId)
  requireOffered(message, 'the message is gone')
  return new MessageView(message!)
}

const dismiss = (here: Here, messageId: string): ActionResult => {
  const { scene, me, channel } = here
  const client = scene.clients.get(me.id)!
  const isFailure = failuresIn(client, channel.id).some(({ id }) => id === messageId)
  requireOffered(
    isFailure || messageIn(here, messageId).ephemeral,
    'only what you alone see can be dismissed',
  )
  client.dismissed.add(messageId)
  scene.discord.world.events.emit('change')
  return NOTHING
}

const remove = (here: Here, messageId: string): ActionResult => {
  const { scene, me, channel } = here
  const message = messageIn(here, messageId)
  requireOffered(!message.ephemeral, 'what you alone see is dismissed, not deleted')
  const mayAll = channel.guildId !== null && manages(me)
  requireOffered(
    mayAll || message.authorId === me.id,
    `${me.user.name} may delete only what they wrote themselves`,
  )
  deleteMessage(scene.discord.world, channel, message.stored)
  return NOTHING
}
