import { MessageFlags, MessageType } from 'discord-api-types/v10'
import type { Json } from '../../local-discord/json.ts'
import type { Attachment, Message } from '../contract/message.ts'
import { toEmbed } from './embeds.ts'
import { integerOr, jsonList, textOr } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import { toPart } from './parts.ts'
import type { RenderContext } from './render-context.ts'

export type { Names } from './names.ts'
export { NO_NAMES } from './names.ts'
export type { RenderContext } from './render-context.ts'

/** Converts a message of Discord's API for the page, without checking visibility. */
export const toMessage = (json: Json, context: RenderContext): Message => {
  const flags = integerOr(json.flags, 0)
  const attachments = jsonList(json.attachments)
  const componentContext = { ...context, attachments }
  return {
    id: textOr(json.id, ''),
    author: authorOf((json.author ?? {}) as Json, context),
    at: Date.parse(textOr(json.timestamp, '')) || 0,
    edited: typeof json.edited_timestamp === 'string',
    ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    thinking: (flags & MessageFlags.Loading) !== 0,
    mentionsMe: mentionsMe(json, context),
    used: usedOf(json, context),
    content: parseMarkdown(textOr(json.content, ''), context),
    embeds: jsonList(json.embeds).map(embed => toEmbed(embed, context)),
    components: jsonList(json.components).flatMap(part => toPart(part, componentContext)),
    attachments: besideComponents(json, attachments).map(one => attachmentOf(one, context)),
    failed: null,
  }
}

const authorOf = (author: Json, { names, filesAt }: RenderContext): Message['author'] => {
  const id = textOr(author.id, '')
  return {
    id,
    name: names.people.get(id) ?? textOr(author.global_name, textOr(author.username, '')),
    bot: author.bot === true,
    avatar: typeof author.avatar === 'string' ? filesAt(`avatars/${id}/${author.avatar}`) : null,
  }
}

export const mentionsMe = (json: Json, { names, me }: Pick<RenderContext, 'names' | 'me'>): boolean =>
  me !== null &&
  (json.mention_everyone === true ||
    jsonList(json.mentions).some(({ id }) => id === me) ||
    (Array.isArray(json.mention_roles) &&
      json.mention_roles.some(id => names.roles.get(id)?.people.includes(me))))

const usedOf = ({ interaction, type }: Json, { names }: RenderContext): Message['used'] => {
  if (typeof interaction !== 'object' || interaction === null) return null
  const { name, user = {} } = interaction as { name?: unknown; user?: Json }
  const by = names.people.get(textOr(user.id, '')) ?? textOr(user.username, '')
  if (typeof name !== 'string') return null
  return { by, command: type === MessageType.ContextMenuCommand ? name : `/${name}` }
}

/** With Components V2, only components show attachments (components/reference). */
const besideComponents = ({ flags }: Json, attachments: readonly Json[]): readonly Json[] =>
  (integerOr(flags, 0) & MessageFlags.IsComponentsV2) === 0 ? attachments : []

const attachmentOf = (one: Json, { filesAt }: RenderContext): Attachment => {
  const name = textOr(one.filename, '')
  return {
    name,
    url: filesAt(textOr(one.url, '')),
    bytes: integerOr(one.size, 0),
    alt: typeof one.description === 'string' ? one.description : null,
    isPicture: /\.(png|jpe?g|gif|webp)$/i.test(name),
  }
}
