import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { CommandOptions } from '../interaction.ts'

type RawOption = Pick<APIApplicationCommandInteractionDataOption, 'name' | 'type'> & {
  readonly value?: unknown
  readonly focused?: boolean
  readonly options?: readonly RawOption[]
}

/** Reads a command's options; those of a subcommand where there is one. */
export const readCommandOptions = (
  raw: readonly RawOption[] = [],
): CommandOptions & { readonly focused: { readonly name: string; readonly value: string } } => {
  const [first] = raw
  if (first?.type === ApplicationCommandOptionType.SubcommandGroup) return readCommandOptions(first.options)
  if (first?.type === ApplicationCommandOptionType.Subcommand)
    return { ...readCommandOptions(first.options), subcommand: first.name }
  const readValue = (name: string): unknown => raw.find(option => option.name === name)?.value
  const text = (name: string): string | null => {
    const value = readValue(name)
    return typeof value === 'string' ? value : null
  }
  const focused = raw.find(option => option.focused)
  return {
    subcommand: null,
    text,
    integer: name => {
      const value = readValue(name)
      return typeof value === 'number' ? value : null
    },
    flag: name => {
      const value = readValue(name)
      return typeof value === 'boolean' ? value : null
    },
    id: text,
    focused: { name: focused?.name ?? '', value: String(focused?.value ?? '') },
  }
}
