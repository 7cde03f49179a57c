import { MessageFlags as Flag } from 'discord-api-types/v10'
import type { Json } from '../json.ts'
import type { Form } from './form-errors.ts'
import type { MessageContext } from './message-context.ts'
import { integerOf } from './schema.ts'

const SENT = Flag.SuppressEmbeds | Flag.SuppressNotifications | Flag.IsVoiceMessage | Flag.IsComponentsV2
const CHANGED = Flag.SuppressEmbeds | Flag.IsComponentsV2

/** Which flags a bot may set (resources/message and receiving-and-responding). */
const SETTABLE: Record<MessageContext['kind'], number> = {
  'create-message': SENT,
  callback: SENT | Flag.Ephemeral,
  followup: SENT | Flag.Ephemeral,
  // Flags of responses are documented for new messages and updates alike.
  update: SENT | Flag.Ephemeral,
  'edit-message': CHANGED,
  'edit-webhook': CHANGED,
}

const flagsOf = (body: Json): number => integerOf(body.flags) || 0

const has = (flags: number, flag: number): boolean => (flags & flag) !== 0

export const isV2 = (body: Json, { existing }: MessageContext): boolean =>
  has(flagsOf(body) | (existing?.flags ?? 0), Flag.IsComponentsV2)

/** Whether this edit converts the message to V2. A deferred response has nothing to clear yet. */
export const turnsV2 = (body: Json, { existing }: MessageContext): boolean =>
  existing !== null &&
  has(flagsOf(body), Flag.IsComponentsV2) &&
  !has(existing.flags, Flag.IsComponentsV2 | Flag.Loading)

export const noteWrongFlags = (body: Json, { kind, existing }: MessageContext, form: Form): void => {
  const flags = flagsOf(body)
  // An edit may repeat flags that are set, as discord.js does in suppressEmbeds().
  noteOthers(flags, SETTABLE[kind] | (existing?.flags ?? 0), form)
  const wasV2 = has(existing?.flags ?? 0, Flag.IsComponentsV2)
  if (wasV2 && !Number.isNaN(integerOf(body.flags)) && !has(flags, Flag.IsComponentsV2))
    form.at('flags').add({
      code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      message: 'MessageFlags.IS_COMPONENTS_V2 cannot be removed from a message',
    })
}

export const noteWrongFlagsOfDefer = (body: Json, form: Form): void =>
  noteOthers(flagsOf(body), Flag.Ephemeral, form)

const noteOthers = (flags: number, allowed: number, form: Form): void => {
  const wrong = flags & ~allowed
  if (wrong !== 0)
    form.at('flags').add({ code: 'MESSAGE_FLAGS_NOT_ALLOWED', message: `Cannot be set here: ${wrong}.` })
}
