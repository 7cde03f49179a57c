import { isJson, type Json } from '../json.ts'
import { componentsIn, noteDuplicateIds, noteTooLarge, serverErrorFor } from './all-components.ts'
import { legacyComponents, v2Components } from './components.ts'
import { embeds } from './embeds.ts'
import { attachments, noteLostReferences, noteWrongAttachments, tooLarge, tooManyFiles } from './files.ts'
import { isV2, noteWrongFlags, noteWrongFlagsOfDefer, turnsV2 } from './flags.ts'
import { type ErrorBody, type Form, validate } from './form-errors.ts'
import type { MessageContext } from './message-context.ts'
import { poll } from './poll.ts'
import {
  any,
  array,
  boolean,
  integer,
  isAbsent,
  isBlank,
  itemsOf,
  type ObjectShape,
  object,
  oneOf,
  optional,
  type Rule,
  required,
  snowflake,
  string,
  url,
} from './schema.ts'

/** Validates a message: null, or the error body that Discord would return. */
export const checkMessage = (payload: unknown, context: MessageContext): ErrorBody | null => {
  // A multipart form with files needs no payload.
  const body = payload ?? {}
  const refusal = tooLarge(context) ?? validate(form => noteMistakes(body, context, form))
  if (refusal || !isJson(body)) return refusal
  return (
    tooManyFiles(body, context) ??
    (isEmpty(body, context) ? { status: 400, code: 50006, message: 'Cannot send an empty message' } : null) ??
    serverErrorFor(componentsIn(body.components, NOWHERE))
  )
}

/**
 * Validates the `data` of a deferred response (type 5), which may only be ephemeral or not;
 * Components V2 comes with the edit (receiving-and-responding).
 */
export const checkDefer = (data: unknown): ErrorBody | null =>
  validate(form => {
    object({ ...EVERYWHERE, components: legacyComponents })(data, form)
    if (isJson(data)) noteWrongFlagsOfDefer(data, form)
  })

const noteMistakes = (body: unknown, context: MessageContext, form: Form): void => {
  object(tableFor(body, context))(body, form)
  if (!isJson(body)) return
  noteWrongFlags(body, context, form)
  noteWrongAttachments(body, context, form)
  const all = componentsIn(body.components, form.at('components'))
  noteDuplicateIds(all)
  noteTooLarge(all, form.at('components'))
  noteLostReferences(body, all, context, form)
  if (isV2(body, context)) noteLegacyFields(body, turnsV2(body, context), form)
}

const nonce: Rule = optional((value, form) => {
  if (typeof value === 'number') return integer({ max: Number.MAX_SAFE_INTEGER })(value, form)
  if (typeof value === 'string') return string({ max: 25 })(value, form)
  form.add({ code: 'NONCE_TYPE_INVALID_TYPE', message: 'This field must be a string or integer' })
})

const mentioned = array(snowflake, { max: 100 })

/** `parse` and explicit ids are mutually exclusive per kind (resources/message). */
const notBoth = (value: Json, form: Form): void => {
  for (const kind of ['users', 'roles'])
    if (itemsOf(value.parse).includes(kind) && itemsOf(value[kind]).length > 0)
      form.add({
        code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      })
}

const allowedMentions = object(
  {
    parse: array(oneOf(['roles', 'users', 'everyone']), { max: 3 }),
    users: mentioned,
    roles: mentioned,
    replied_user: boolean,
  },
  notBoth,
)

/** discord.js sends `tts` and `enforce_nonce` with every message and edit. */
const EVERYWHERE: ObjectShape = {
  content: string({ max: 2000 }),
  embeds,
  allowed_mentions: allowedMentions,
  attachments,
  flags: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  tts: boolean,
  nonce,
  enforce_nonce: boolean,
}

const stickers = array(snowflake, { max: 3 })

const ALSO: Record<MessageContext['kind'], ObjectShape> = {
  'create-message': {
    message_reference: object({
      type: oneOf([0, 1]),
      message_id: required(snowflake),
      channel_id: snowflake,
      guild_id: snowflake,
      fail_if_not_exists: boolean,
    }),
    sticker_ids: stickers,
    poll,
    shared_client_theme: any,
  },
  'edit-message': { sticker_ids: stickers },
  followup: {
    username: string({ min: 1, max: 80 }),
    avatar_url: url(['http', 'https'], 2048),
    thread_name: string({ max: 100 }),
    applied_tags: array(snowflake, { max: 5 }),
    poll,
  },
  'edit-webhook': { poll },
  callback: { poll },
  update: {},
}

const tableFor = (body: unknown, context: MessageContext): ObjectShape => ({
  ...EVERYWHERE,
  ...ALSO[context.kind],
  components: isJson(body) && isV2(body, context) ? v2Components : legacyComponents,
})

const isNothing = (value: unknown): boolean =>
  isAbsent(value) || value === '' || (Array.isArray(value) && value.length === 0)

const LEGACY = ['content', 'embeds', 'poll', 'sticker_ids']

/** components/reference, Components V2: legacy fields are forbidden, and must be cleared on conversion. */
const noteLegacyFields = (body: Json, turning: boolean, form: Form): void => {
  for (const field of LEGACY)
    if (!isNothing(body[field]))
      form.at(field).add({
        code: LEGACY_WITH_V2,
        message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      })
  for (const field of turning ? ['content', 'embeds'] : [])
    if (body[field] === undefined)
      form.at(field).add({
        code: LEGACY_WITH_V2,
        message: `The '${field}' field must be cleared when adding MessageFlags.IS_COMPONENTS_V2`,
      })
}

const LEGACY_WITH_V2 = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'

/** Fields that make a message non-empty besides files (resources/message, Create Message). */
const SUBSTANCE = ['content', 'embeds', 'components', 'poll', 'sticker_ids', 'shared_client_theme']

/** An edit empties a message only if it clears everything that the message might have. */
const isEmpty = (body: Json, { existing, files }: MessageContext): boolean => {
  if (files.length > 0) return false
  const nothing = SUBSTANCE.every(field =>
    field === 'content' ? isBlank(body.content) : isNothing(body[field]),
  )
  if (!existing) return nothing && !isForward(body)
  const cleared = ['content', 'embeds', 'components', 'attachments'].every(field => body[field] !== undefined)
  return nothing && cleared && isNothing(body.attachments)
}

const isForward = ({ message_reference }: Json): boolean =>
  isJson(message_reference) && message_reference.type === 1

const NOWHERE: Form = { at: () => NOWHERE, add: () => {} }
