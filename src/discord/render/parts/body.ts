import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10'
import { type CustomId, formatCustomId } from '../../interactions/custom-id.ts'

export const EPHEMERAL = MessageFlags.Ephemeral

/** A message as Discord's JSON, and the files uploaded with it. */
export type Body = {
  readonly components: APIMessageTopLevelComponent[]
  readonly flags: number
  readonly allowed_mentions: { readonly parse: []; readonly roles?: readonly string[] }
  /** In memory. */
  readonly files?: readonly { readonly name: string; readonly data: Buffer }[]
  /** On disk; read when the message is sent. */
  readonly images?: readonly { readonly name: string; readonly path: string }[]
}

type Extras = {
  readonly flags?: number
  readonly files?: Body['files']
  readonly images?: Body['images']
  /** The only roles that the message pings. */
  readonly roles?: readonly string[]
}

/** A message of Components V2 that pings no one but `roles`. */
export const bodyOf = (components: APIMessageTopLevelComponent[], extras: Extras = {}): Body => ({
  components,
  flags: MessageFlags.IsComponentsV2 | (extras.flags ?? 0),
  allowed_mentions: { parse: [], ...(extras.roles?.length && { roles: extras.roles }) },
  ...(extras.files?.length && { files: extras.files }),
  ...(extras.images?.length && { images: extras.images }),
})

/** The same message, ephemeral. */
export const hidden = (body: Body): Body => ({ ...body, flags: body.flags | EPHEMERAL })

/** The same message without the ephemeral flag, for an edit: Discord does not let an edit change it. */
export const shown = (body: Body): Body => ({ ...body, flags: body.flags & ~EPHEMERAL })

/** The same message in place of another one: an empty list of files removes those of the one before. */
export const replacement = (body: Body): Body => ({ files: [], ...shown(body) })

/** A sentence that only one person sees. */
export const noticeBody = (sentence: string): Body => bodyOf([text(sentence)], { flags: EPHEMERAL })

export const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content })

/** A picture uploaded with the message under this name. `alt` says what it shows. */
export const galleryOf = (name: string, alt: string) => ({
  type: ComponentType.MediaGallery as const,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
})

/** A framed part of a message. The colour only repeats what the words say. */
export const frame = (components: APIComponentInContainer[], colour: number | null) => ({
  type: ComponentType.Container as const,
  components,
  ...(colour !== null && { accent_color: colour }),
})

/** A mention, or `someone` for a person who does not want to be named. */
export const mentionOf = (userId: string | null, someone: string): string =>
  userId === null ? someone : `<@${userId}>`

/** The address of a message, for a link. */
export const linkTo = (guildId: string, channelId: string, messageId: string): string =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`

export const COLOURS = {
  open: 0x5865f2,
  right: 0x2e8b57,
  partly: 0xd4860b,
  wrong: 0xc0392b,
  quiet: 0x6b7280,
} as const

export const row = <T extends APIComponentInMessageActionRow>(components: T[]): APIActionRowComponent<T> => ({
  type: ComponentType.ActionRow,
  components,
})

export const button = (
  id: CustomId,
  label: string,
  options: { style?: APIButtonComponentWithCustomId['style']; disabled?: boolean } = {},
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: options.style ?? ButtonStyle.Secondary,
  label,
  custom_id: formatCustomId(id),
  ...(options.disabled && { disabled: true }),
})
