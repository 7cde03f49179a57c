import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import { type FileUpload, isFileUpload, requireUploadable, storeUpload } from './file-upload.ts'
import type { Json } from './json.ts'
import { requireOffered } from './not-offered.ts'
import type { Channel, World } from './world.ts'

/** Anything with an id: a channel, member or role, or a view of one. */
export type HasId = { readonly id: string }
export type OptionValue = string | number | boolean | HasId | FileUpload
export type OptionValues = Record<string, OptionValue>

export type OptionJson = Json & {
  name: string
  type: number
  required?: boolean
  autocomplete?: boolean
  choices?: { value: unknown }[]
  channel_types?: number[]
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
  file_types?: string[]
  options?: OptionJson[]
}

/** The end of a command path: the command itself or a subcommand, with its options. */
export type CommandLeaf = {
  readonly title: string
  readonly options: readonly OptionJson[]
  /** Nests filled options under their subcommands. */
  readonly wrap: (filled: readonly Json[]) => readonly Json[]
}

const isSub = ({ type }: OptionJson): boolean => type === Type.Subcommand || type === Type.SubcommandGroup

export const leafOf = (
  options: readonly OptionJson[],
  words: readonly string[],
  title: string,
): CommandLeaf => {
  const subs = options.filter(isSub)
  const [word, ...rest] = words
  if (word === undefined) {
    requireOffered(subs.length === 0, `${title} demands one of ${subs.map(({ name }) => name).join(', ')}`)
    return { title, options, wrap: filled => filled }
  }
  const sub = subs.find(({ name }) => name === word)
  requireOffered(sub, `${title} has no subcommand "${word}"`)
  const { name, type } = sub!
  const inner = leafOf(sub!.options ?? [], rest, `${title} ${name}`)
  return { ...inner, wrap: filled => [{ name, type, options: inner.wrap(filled) }] }
}

/** Where options are filled in; entities are looked up there. */
export type Setting = { readonly world: World; readonly channel: Channel }

/** Filled options as Discord's client sends them, in the command's order. */
export const filledOptions = (
  setting: Setting,
  { title, options }: CommandLeaf,
  values: OptionValues,
): Json[] => {
  for (const name of Object.keys(values))
    requireOffered(
      options.some(one => one.name === name),
      `${title} has no option "${name}"`,
    )
  return options
    .filter(({ name }) => name in values)
    .map(option => filledOption(setting, option, values[option.name]!))
}

/** The same for autocomplete: the focused option is sent unchecked. */
export const optionsInTyping = (
  setting: Setting,
  leaf: CommandLeaf,
  { option, typed, others }: { option: string; typed: string; others: OptionValues },
): readonly Json[] => {
  const target = leaf.options.find(one => one.name === option)
  requireOffered(target?.autocomplete, `${leaf.title} suggests nothing for "${option}"`)
  const filled = filledOptions(setting, leaf, others).filter(one => one.name !== option)
  return leaf.wrap([...filled, { name: option, type: target!.type, value: typed, focused: true }])
}

export const requireOptions = ({ title, options }: CommandLeaf, values: OptionValues): void => {
  for (const { name, required } of options)
    requireOffered(!required || name in values, `${title} demands "${name}"`)
}

const filledOption = (setting: Setting, option: OptionJson, value: OptionValue): Json => {
  const { name, type } = option
  if (isFileUpload(value)) return { name, type, value: uploadedOption(setting, option, value) }
  if (typeof value === 'object') return { name, type, value: namedOption(setting, option, value) }
  const takes = TAKES[type]?.(value, option)
  requireOffered(takes, `"${name}" does not take ${JSON.stringify(value)}`)
  requireOffered(isChoice(option, value), `"${value}" is not among the choices of "${name}"`)
  requireOffered(isWithin(option, value), `"${name}" takes ${option.min_value} to ${option.max_value}`)
  return { name, type, value }
}

const TAKES: { readonly [type: number]: (value: unknown, option: OptionJson) => boolean } = {
  [Type.String]: (value, { min_length = 0, max_length = 6000 }) =>
    typeof value === 'string' && value.length >= min_length && value.length <= max_length,
  [Type.Integer]: Number.isInteger,
  [Type.Number]: value => typeof value === 'number',
  [Type.Boolean]: value => typeof value === 'boolean',
}

const isChoice = ({ choices }: OptionJson, value: unknown): boolean =>
  !choices?.length || choices.some(one => one.value === value)

const isWithin = ({ min_value = -Infinity, max_value = Infinity }: OptionJson, value: unknown): boolean =>
  typeof value !== 'number' || (value >= min_value && value <= max_value)

const uploadedOption = (
  { world }: Setting,
  { type, name, file_types }: OptionJson,
  file: FileUpload,
): string => {
  requireOffered(type === Type.Attachment, `"${name}" does not take a file`)
  requireUploadable(file, file_types, name)
  return storeUpload(world, file)
}

const namedOption = ({ world, channel }: Setting, option: OptionJson, { id }: HasId): string => {
  const { type, name, channel_types } = option
  const guild = world.guilds.get(channel.guildId ?? '')
  const place = world.channels.get(id)
  const isHere = place !== undefined && place.guildId !== null && place.guildId === channel.guildId
  const fits: { readonly [type: number]: boolean | undefined } = {
    [Type.Channel]: isHere,
    [Type.Role]: guild?.roles.has(id),
    [Type.User]: world.users.has(id),
    [Type.Mentionable]: guild?.roles.has(id) || world.users.has(id),
  }
  requireOffered(fits[type], `"${name}" does not take this`)
  requireOffered(
    type !== Type.Channel || !channel_types?.length || channel_types.includes(place!.type),
    `"${name}" takes no channels of type ${place?.type}`,
  )
  return id
}
