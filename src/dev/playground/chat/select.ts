import { type ChannelType, ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from '../../local-discord/json.ts'
import type { Select, SelectChoice } from '../contract/component.ts'
import { integerOr, jsonList, textOr } from './json.ts'
import type { Names, Reader } from './names.ts'

const KINDS: { readonly [type: number]: Select['kind'] } = {
  [Type.StringSelect]: 'string',
  [Type.UserSelect]: 'user',
  [Type.RoleSelect]: 'role',
  [Type.MentionableSelect]: 'mentionable',
  [Type.ChannelSelect]: 'channel',
}

export const selectOf = (part: Json, { names }: Reader): Select => ({
  type: 'select',
  kind: KINDS[integerOr(part.type, 0)]!,
  customId: textOr(part.custom_id, ''),
  placeholder: textOr(part.placeholder, 'Make a selection'),
  min: integerOr(part.min_values, 1),
  max: integerOr(part.max_values, 1),
  disabled: part.disabled === true,
  choices: selectChoices(part, names),
})

/** The choices of a select: its options, or users, roles and channels by id. */
export const selectChoices = (part: Json, names: Names): SelectChoice[] => {
  if (integerOr(part.type, 0) === Type.StringSelect) return choicesOf(part)
  const defaults = new Set(jsonList(part.default_values).map(({ id }) => id))
  return availableEntries(part, names).map(([value, label]) => ({
    label,
    value,
    description: null,
    chosen: defaults.has(value),
  }))
}

/** The options of a string select, a radio or a checkbox group. */
export const choicesOf = (part: Json): SelectChoice[] =>
  jsonList(part.options).map(option => ({
    label: textOr(option.label, ''),
    value: textOr(option.value, ''),
    description: textOr(option.description, null),
    chosen: option.default === true,
  }))

type Entry = readonly [id: string, label: string]

const availableEntries = (part: Json, names: Names): Entry[] => {
  const people = (): Entry[] => [...names.people]
  const roles = (): Entry[] => [...names.roles].map(([id, { name }]) => [id, `@${name}`] as const)
  switch (integerOr(part.type, 0)) {
    case Type.UserSelect:
      return people()
    case Type.RoleSelect:
      return roles()
    case Type.MentionableSelect:
      return [...people(), ...roles()]
    default:
      return channels(part, names)
  }
}

const channels = ({ channel_types: types }: Json, { places }: Names): Entry[] => {
  const allowed = Array.isArray(types) && types.length > 0 ? (types as ChannelType[]) : null
  return [...places]
    .filter(([, { type }]) => allowed?.includes(type) ?? true)
    .map(([id, { name }]) => [id, `#${name}`] as const)
}
