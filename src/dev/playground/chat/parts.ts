import { ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from '../../local-discord/json.ts'
import { isSelect } from '../../local-discord/select-values.ts'
import type { Button, Media, Part } from '../contract/component.ts'
import { hexColour, integerOr, jsonList, textOr } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import type { RenderContext } from './render-context.ts'
import { selectOf } from './select.ts'

/** The context of a message's components. */
export type ComponentContext = RenderContext & { readonly attachments: readonly Json[] }

/** Converts a component; unknown kinds are left out. */
export const toPart = (part: Json, shown: ComponentContext): Part[] => {
  if (isSelect(part)) return [selectOf(part, shown)]
  return PARTS[integerOr(part.type, 0)]?.(part, shown) ?? []
}

const inside = (part: Json, shown: ComponentContext): Part[] =>
  jsonList(part.components).flatMap(inner => toPart(inner, shown))

const PARTS: { readonly [type: number]: (part: Json, shown: ComponentContext) => Part[] } = {
  [Type.ActionRow]: (part, shown) => [{ type: 'row', parts: inside(part, shown) }],
  [Type.Button]: part => [buttonOf(part)],
  [Type.Container]: (part, shown) => [
    {
      type: 'container',
      accent: hexColour(part.accent_color),
      spoiler: part.spoiler === true,
      parts: inside(part, shown),
    },
  ],
  [Type.Section]: (part, shown) => {
    const [accessory] = toPart((part.accessory ?? {}) as Json, shown)
    const parts = inside(part, shown)
    return accessory ? [{ type: 'section', parts, accessory }] : parts
  },
  [Type.TextDisplay]: (part, shown) => [
    { type: 'text', marks: parseMarkdown(textOr(part.content, ''), shown) },
  ],
  [Type.Separator]: ({ divider, spacing }) => [
    { type: 'separator', line: divider !== false, wide: spacing === 2 },
  ],
  [Type.Thumbnail]: (part, shown) => [{ type: 'thumbnail', ...mediaOf(part, shown) }],
  [Type.MediaGallery]: (part, shown) => [
    { type: 'gallery', items: jsonList(part.items).map(item => mediaOf(item, shown)) },
  ],
  [Type.File]: (part, shown) => [fileOf(part, shown)],
}

const urlOf = (media: unknown): string => textOr((media as Json | undefined)?.url, '')

const mediaOf = (part: Json, { filesAt }: ComponentContext): Media => ({
  url: filesAt(urlOf(part.media)),
  alt: textOr(part.description, null),
  spoiler: part.spoiler === true,
})

const fileOf = (part: Json, { filesAt, attachments }: ComponentContext): Part => {
  const url = urlOf(part.file)
  const name = url.split('/').at(-1) ?? ''
  const attached = attachments.find(one => one.url === url || one.filename === name)
  return {
    type: 'file',
    name: textOr(attached?.filename, name),
    url: filesAt(url),
    bytes: integerOr(attached?.size, 0),
    spoiler: part.spoiler === true,
  }
}

const STYLES = ['primary', 'secondary', 'success', 'danger', 'link'] as const

const buttonOf = (part: Json): Button => {
  const { name, id } = (part.emoji ?? {}) as Json
  const url = textOr(part.url, '')
  return {
    type: 'button',
    customId: textOr(part.custom_id, null),
    url: /^https?:\/\//i.test(url) ? url : null,
    label: textOr(part.label, ''),
    emoji: typeof name !== 'string' ? null : id ? `:${name}:` : name,
    style: STYLES[integerOr(part.style, 2) - 1] ?? 'secondary',
    disabled: part.disabled === true,
  }
}
