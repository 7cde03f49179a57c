import { ApplicationCommandOptionType as Option, ApplicationCommandType as Type } from 'discord-api-types/v10'
import type { Json } from '../../local-discord/json.ts'
import { translation } from '../../local-discord/locales.ts'
import { type Member, NotOffered } from '../../local-discord/member.ts'
import { offeredCommand, offeredMenuCommand } from '../../local-discord/offered-commands.ts'
import type { OptionJson } from '../../local-discord/option-values.ts'
import type { Channel, StoredCommand, World } from '../../local-discord/world.ts'
import type { CommandInfo, CommandOption, MenuCommand, MenuCommands } from '../contract/command.ts'
import { textOr } from './json.ts'

/** The slash commands that a person is offered in a channel, in their language. */
export const commandsFor = (world: World, me: Member, channel: Channel): CommandInfo[] =>
  registeredIn(world, channel, Type.ChatInput)
    .flatMap(command => leaves(command as Node, [], [], me.user.locale))
    .filter(({ title }) => isOffered(() => offeredCommand(world, channel, me, title)))

/** The same for context menus. */
export const menusFor = (world: World, me: Member, channel: Channel): MenuCommands => {
  const menu = (type: Type.Message | Type.User): MenuCommand[] =>
    registeredIn(world, channel, type)
      .filter(({ name }) => isOffered(() => offeredMenuCommand(world, channel, me, type, name)))
      .map(command => ({ name: command.name, label: localized(command, 'name', me.user.locale) }))
  return { message: menu(Type.Message), user: menu(Type.User) }
}

/** A guild command hides the global command of the same name. */
const registeredIn = ({ commands }: World, { guildId }: Channel, type: Type): StoredCommand[] => {
  const scopes = new Set([guildId ?? '', ''])
  const all = [...scopes].flatMap(scope => commands.get(scope) ?? []).filter(one => one.type === type)
  const first = new Map(all.toReversed().map(one => [one.name, one]))
  return all.filter(one => first.get(one.name) === one)
}

const localized = (owner: Json, key: 'name' | 'description', locale: string): string =>
  translation(owner, key, locale) ?? textOr(owner[key], '')

type Node = Json & { readonly name: string; readonly options?: OptionJson[] }

/** Flattens a command into its subcommands, with full names by default and in the person's language. */
const leaves = (
  node: Node,
  path: readonly string[],
  labels: readonly string[],
  locale: string,
): CommandInfo[] => {
  const { name, options = [] } = node
  const [titles, labelled] = [
    [...path, name],
    [...labels, localized(node, 'name', locale)],
  ]
  const subs = options.filter(({ type }) => type === Option.Subcommand || type === Option.SubcommandGroup)
  if (subs.length > 0) return subs.flatMap(sub => leaves(sub, titles, labelled, locale))
  const visible = options.flatMap(option => optionOf(option, locale) ?? [])
  const required = (wanted: boolean) => visible.filter(one => one.required === wanted)
  return [
    {
      name,
      description: localized(node, 'description', locale),
      title: titles.join(' '),
      label: labelled.join(' '),
      options: [...required(true), ...required(false)],
    },
  ]
}

const isOffered = (find: () => unknown): boolean => {
  try {
    find()
    return true
  } catch (error) {
    if (error instanceof NotOffered) return false
    throw error
  }
}

const KINDS: { readonly [type: number]: CommandOption['kind'] } = {
  [Option.String]: 'string',
  [Option.Integer]: 'integer',
  [Option.Number]: 'number',
  [Option.Boolean]: 'boolean',
  [Option.User]: 'user',
  [Option.Role]: 'role',
  [Option.Channel]: 'channel',
  [Option.Mentionable]: 'mentionable',
  [Option.Attachment]: 'attachment',
}

/** Null for kinds that the page does not know. */
const optionOf = (option: OptionJson, locale: string): CommandOption | null => {
  const kind = KINDS[option.type]
  if (!kind) return null
  const choices = (option.choices ?? []) as unknown as (Json & { value: string | number })[]
  return {
    name: option.name,
    label: localized(option, 'name', locale),
    description: localized(option, 'description', locale),
    kind,
    required: option.required === true,
    choices: choices.map(choice => ({ name: localized(choice, 'name', locale), value: choice.value })),
    autocomplete: option.autocomplete === true,
    min: option.min_value ?? option.min_length ?? null,
    max: option.max_value ?? option.max_length ?? null,
    fileTypes: option.file_types ?? [],
  }
}
