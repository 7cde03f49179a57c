import type { MarkdownNode } from '../contract/markdown.ts'
import type { Reader } from './names.ts'

/** Unknown entities are shown as Discord's client shows them. */

export const userMention = (id: string, { names, me }: Reader): MarkdownNode => ({
  type: 'mention',
  text: `@${names.people.get(id) ?? 'unknown-user'}`,
  me: id === me,
  placeId: null,
})

export const roleMention = (id: string, { names, me }: Reader): MarkdownNode => {
  const role = names.roles.get(id)
  return {
    type: 'mention',
    text: `@${role?.name ?? 'unknown-role'}`,
    me: me !== null && role?.people.includes(me) === true,
    placeId: null,
  }
}

export const placeMention = (id: string, { names }: Reader): MarkdownNode => {
  const place = names.places.get(id)
  return { type: 'mention', text: `#${place?.name ?? 'unknown'}`, me: false, placeId: place ? id : null }
}

export const commandMention = (name: string): MarkdownNode => ({
  type: 'mention',
  text: `/${name}`,
  me: false,
  placeId: null,
})
