import { isJson, type Json } from '../json.ts'
import type { LocatedComponent } from './all-components.ts'
import type { ErrorBody, Form } from './form-errors.ts'
import { mistakes } from './form-errors.ts'
import type { MessageContext } from './message-context.ts'
import {
  any,
  array,
  asText,
  boolean,
  itemsOf,
  noteDuplicates,
  number,
  type ObjectShape,
  object,
  optional,
  type Rule,
  required,
  snowflake,
  string,
} from './schema.ts'

const MEBIBYTE = 1024 * 1024
/** Per file in a server without boosts, and per request (reference, Uploading Files). */
const MAX_BYTES_OF_A_FILE = 10 * MEBIBYTE
const MAX_BYTES_IN_ALL = 25 * MEBIBYTE
const MAX_FILES = 10

export const tooLarge = ({ files }: MessageContext): ErrorBody | null => {
  const sum = files.reduce((total, { size }) => total + size, 0)
  if (sum <= MAX_BYTES_IN_ALL && files.every(({ size }) => size <= MAX_BYTES_OF_A_FILE)) return null
  return { status: 413, code: 40005, message: 'Request entity too large' }
}

export const tooManyFiles = (body: Json, context: MessageContext): ErrorBody | null => {
  if (context.files.length + keptOf(body, context).length <= MAX_FILES) return null
  return {
    status: 400,
    code: 30015,
    message: `Maximum number of attachments in a message reached (${MAX_FILES})`,
  }
}

const idOf = (attachment: unknown): string | null => (isJson(attachment) ? asText(attachment.id) : null)

/** Without `attachments` an edit keeps all, else those listed (resources/message, Edit Message). */
const keptOf = (body: Json, { existing }: MessageContext) => {
  const all = existing?.attachments ?? []
  if (!Array.isArray(body.attachments)) return body.attachments === null ? [] : all
  const listed = new Set(body.attachments.map(idOf))
  return all.filter(({ id }) => listed.has(id))
}

/** Output only: from Discord, and from discord.js when an edit keeps its Attachment objects. */
const IGNORED = [
  ...['size', 'url', 'proxy_url', 'height', 'width', 'content_type', 'ephemeral', 'flags', 'placeholder'],
  ...['placeholder_version', 'clip_participants', 'clip_created_at', 'application'],
  ...['attachment', 'name', 'proxyURL', 'contentType', 'duration'],
]

const ATTACHMENT: ObjectShape = {
  ...Object.fromEntries(IGNORED.map(key => [key, any])),
  id: required(snowflake),
  filename: string({ min: 1, max: 1024 }),
  title: string({ max: 1024 }),
  /** Alternative text. */
  description: string({ max: 1024 }),
  duration_secs: number,
  waveform: string({ max: 400 }),
  is_spoiler: boolean,
  is_remix: boolean,
}

export const attachments = array(object(ATTACHMENT), { max: MAX_FILES })

/** reference, File Type Filtering: three kinds, or endings with their dot. */
const fileType: Rule = optional((value, form) => {
  if (typeof value !== 'string' || !/^(?:audio|image|video|\.[\w.+-]+)$/.test(value))
    form.add(mistakes.choices(['audio', 'image', 'video', '.<extension>']))
})

/** What a file upload or an attachment option takes. */
export const fileTypes = array(fileType, { max: 10 })

const FIELD = /^files\[(\d+)\]$/

const indexOf = (field: string): string | null => FIELD.exec(field)?.[1] ?? null

/** `attachments` refers to new files by field number, and to existing ones by id. */
export const noteWrongAttachments = (body: Json, context: MessageContext, form: Form): void => {
  for (const { field } of context.files)
    if (indexOf(field) === null) form.at(field).add(mistakes.unknownField(field))
  const ids = new Set([
    ...context.files.map(({ field }) => indexOf(field)),
    ...(context.existing?.attachments ?? []).map(({ id }) => id),
  ])
  const listed = itemsOf(body.attachments).map((one, index) => ({
    value: idOf(one),
    form: form.at('attachments', index),
  }))
  for (const { value, form: at } of listed) if (value !== null && !ids.has(value)) at.add(notFound)
  noteDuplicates(listed, { code: 'ATTACHMENT_DUPLICATED', message: 'Attachment id cannot be duplicated' })
  if (context.existing && Array.isArray(body.attachments)) noteUnlisted(listed, context, form)
}

const notFound = { code: 'ATTACHMENT_NOT_FOUND', message: 'Attachment data not found' }

/** Discord silently drops a new file that the edit does not list; surely a bug in a bot. */
const noteUnlisted = (listed: readonly { value: unknown }[], context: MessageContext, form: Form): void => {
  const ids = new Set(listed.map(({ value }) => value))
  for (const { field } of context.files)
    if (!ids.has(indexOf(field)))
      form.at('attachments').add({ code: 'ATTACHMENT_NOT_LISTED', message: `${field} is not in the list` })
}

const SCHEME = 'attachment://'

/** Every `attachment://` URL must refer to a new or a kept file. */
export const noteLostReferences = (
  body: Json,
  all: readonly LocatedComponent[],
  context: MessageContext,
  form: Form,
): void => {
  const names = namesOf(body, context)
  for (const { value, at } of [...addressesInComponents(all), ...addressesInEmbeds(body, form)])
    if (typeof value === 'string' && value.startsWith(SCHEME) && !names.has(value.slice(SCHEME.length)))
      at.add({
        code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        message: 'The referenced attachment was not found',
      })
}

/** File names: from `attachments` if given, else from the upload. */
const namesOf = (body: Json, context: MessageContext): Set<unknown> => {
  const renamed = new Map(
    itemsOf(body.attachments)
      .filter(isJson)
      .map(one => [idOf(one), one.filename]),
  )
  return new Set([
    ...context.files.map(({ field, name }) => renamed.get(indexOf(field)) ?? name),
    ...keptOf(body, context).map(({ filename }) => filename),
  ])
}

type Address = { readonly value: unknown; readonly at: Form }

const addressOf = (owner: unknown, path: readonly (string | number)[], form: Form): Address => {
  const value = path.reduce<unknown>((inner, key) => (isJson(inner) ? inner[String(key)] : undefined), owner)
  return { value, at: form.at(...path) }
}

const addressesInComponents = (all: readonly LocatedComponent[]): Address[] =>
  all.flatMap(({ component, form }) => [
    addressOf(component, ['media', 'url'], form),
    addressOf(component, ['file', 'url'], form),
    ...itemsOf(component.items).map((item, index) =>
      addressOf(item, ['media', 'url'], form.at('items', index)),
    ),
  ])

const IN_EMBED = [
  ['image', 'url'],
  ['thumbnail', 'url'],
  ['author', 'icon_url'],
  ['footer', 'icon_url'],
]

const addressesInEmbeds = (body: Json, form: Form): Address[] =>
  itemsOf(body.embeds).flatMap((embed, index) =>
    IN_EMBED.map(path => addressOf(embed, path, form.at('embeds', index))),
  )
