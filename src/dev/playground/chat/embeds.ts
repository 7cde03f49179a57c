import type { Embed } from '../contract.ts'
import { colourOf, type Json, listOf, textOr } from './json.ts'
import { marksOf } from './markdown.ts'
import type { Showing } from './showing.ts'

export const embedOf = (embed: Json, showing: Showing): Embed => {
  const marks = (value: unknown) => marksOf(textOr(value, ''), showing)
  const picture = (value: unknown) => {
    const url = inner(value, 'url')
    return url === null ? null : showing.filesAt(url)
  }
  return {
    title: marks(embed.title),
    url: pageOf(embed.url),
    description: marks(embed.description),
    color: colourOf(embed.color),
    author: inner(embed.author, 'name'),
    fields: listOf(embed.fields).map(({ name, value, inline }) => ({
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
