import { ComponentType as Type } from 'discord-api-types/v10'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import type { Setting } from './option-values.ts'
import { resolveIds } from './resolved-data.ts'
import { rangeOf } from './rules/selects.ts'

/** The interaction data that Discord's client sends for these values of a select in a message. */
export const selectData = (
  setting: Setting,
  permissions: bigint,
  select: Json | undefined,
  values: readonly string[],
): Json => {
  requireOffered(select && isSelect(select), 'there is no such select')
  requireOffered(select!.disabled !== true, 'the select is disabled')
  requireCount(values, rangeOf(select!))
  requireChoices(setting, select!, values)
  return {
    component_type: select!.type,
    id: select!.id,
    custom_id: select!.custom_id,
    values,
    ...resolveIds(setting.world, setting.channel, permissions, entityIds(select!, values)),
  }
}

type Range = { readonly min: number; readonly max: number }

export const requireCount = ({ length }: readonly unknown[], { min, max }: Range): void =>
  requireOffered(length >= min && length <= max, `it takes ${min} to ${max}, not ${length}`)

/** The values that are ids of users, roles or channels. */
export const entityIds = ({ type }: Json, values: readonly string[]): readonly string[] =>
  type === Type.StringSelect ? [] : values

/** Rejects duplicates and values that the select does not offer. */
export const requireChoices = (setting: Setting, select: Json, values: readonly string[]): void => {
  requireOffered(new Set(values).size === values.length, 'nothing can be chosen twice')
  for (const value of values)
    requireOffered(FITS[Number(select.type)]!(setting, value, select), `there is no option "${value}"`)
}

type Fits = (setting: Setting, value: string, select: Json) => boolean

export const isPerson: Fits = ({ world, channel }, id) => {
  const guild = world.guilds.get(channel.guildId ?? '')
  if (!guild) return id === world.botId || channel.recipients.includes(id)
  return guild.members.has(id) || (guild.hasBot && id === world.botId)
}

const isRole: Fits = ({ world, channel }, id) =>
  world.guilds.get(channel.guildId ?? '')?.roles.has(id) === true

const isPlace: Fits = ({ world, channel }, id, { channel_types: types }) => {
  const place = world.channels.get(id)
  if (!place || place.guildId === null || place.guildId !== channel.guildId) return false
  return !Array.isArray(types) || types.length === 0 || types.includes(place.type)
}

const FITS: { readonly [type: number]: Fits } = {
  [Type.StringSelect]: (_, value, { options }) => (options as Json[]).some(one => one.value === value),
  [Type.UserSelect]: isPerson,
  [Type.RoleSelect]: isRole,
  [Type.MentionableSelect]: (...given) => isPerson(...given) || isRole(...given),
  [Type.ChannelSelect]: isPlace,
}

export const isSelect = ({ type }: Json): boolean => Number(type) in FITS
