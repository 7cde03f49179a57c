import type { Json } from '../../local-discord/json.ts'
import type { Embed } from '../contract/message.ts'
import { hexColour, jsonList, textOr } from './json.ts'
import { parseMarkdown } from './markdown.ts'
import type { RenderContext } from './render-context.ts'

export const toEmbed = (embed: Json, showing: RenderContext): Embed => {
  const marks = (value: unknown) => parseMarkdown(textOr(value, ''), showing)
  const picture = (value: unknown) => {
    const url = inner(value, 'url')
    return url === null ? null : showing.filesAt(url)
  }
  return {
    title: marks(embed.title),
    url: pageOf(embed.url),
    description: marks(embed.description),
    color: hexColour(embed.color),
    author: inner(embed.author, 'name'),
    fields: jsonList(embed.fields).map(({ name, value, inline }) => ({
      name: marks(name),
      value: marks(value),
      inline: inline === true,
    })),
    image: picture(embed.image),
    thumbnail: picture(embed.thumbnail),
    footer: inner(embed.footer, 'text'),
    at: Date.parse(textOr(embed.timestamp, '')) || null,
  }
}

const inner = (value: unknown, key: string): string | null =>
  textOr((value as Json | null | undefined)?.[key], null)

const pageOf = (url: unknown): string | null => (/^https?:\/\//i.test(textOr(url, '')) ? String(url) : null)
