import type { Chat } from '../contract/chat.ts'
import type { CommandOption } from '../contract/command.ts'

export type OptionChoice = { readonly name: string; readonly value: string | number }

/** The choices of an option; null for free input. */
export const choicesFor = (chat: Chat, { kind, choices }: CommandOption): readonly OptionChoice[] | null => {
  const people = chat.people.map(({ id, name }) => ({ name: `@${name}`, value: id }))
  const roles = chat.roles.map(({ id, name }) => ({ name: `@${name}`, value: id }))
  if (kind === 'boolean')
    return ['true', 'false'].map(value => ({ name: value === 'true' ? 'True' : 'False', value }))
  if (kind === 'user') return people
  if (kind === 'role') return roles
  if (kind === 'mentionable') return [...people, ...roles]
  if (kind === 'channel')
    return chat.places
      .filter(one => one.kind !== 'dm')
      .map(({ id, name }) => ({ name: `#${name}`, value: id }))
  return choices.length > 0 ? choices : null
}
