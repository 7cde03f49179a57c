import { ApplicationCommandType, ApplicationCommandOptionType as Type } from 'discord-api-types/v10'
import { type Member, NotOffered } from '../../local-discord/member.ts'
import { offeredCommand } from '../../local-discord/offered-commands.ts'
import type { OptionJson } from '../../local-discord/option-values.ts'
import type { Channel, World } from '../../local-discord/world.ts'
import type { CommandInfo, CommandOption } from '../contract/command.ts'
import { textOr } from './json.ts'

/** What the composer offers somebody in a place. */
export const commandsFor = (world: World, me: Member, channel: Channel): CommandInfo[] => {
  const scopes = new Set([channel.guildId ?? '', ''])
  const registered = [...scopes].flatMap(scope => world.commands.get(scope) ?? [])
  const all = registered.filter(({ type = ApplicationCommandType.ChatInput }) => type === 1)
  // A server's own command hides the one of the same name for everybody.
  const first = new Map(all.toReversed().map(one => [one.name, one]))
  return all
    .filter(one => first.get(one.name) === one)
    .flatMap(({ name, description, options }) =>
      leaves({ name, description: textOr(description, ''), options: options as OptionJson[] }, name),
    )
    .filter(({ title }) => isOffered(world, me, channel, title))
}

type Node = {
  readonly name: string
  readonly description: string
  readonly options: OptionJson[] | undefined
}

const leaves = ({ name, description, options = [] }: Node, title: string): CommandInfo[] => {
  const subs = options.filter(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup)
  if (subs.length > 0)
    return subs.flatMap(sub =>
      leaves(
        { name: sub.name, description: textOr(sub.description, ''), options: sub.options },
        `${title} ${sub.name}`,
      ),
    )
  const shown = options.flatMap(option => optionOf(option) ?? [])
  const required = (wanted: boolean) => shown.filter(one => one.required === wanted)
  return [{ name, description, title, options: [...required(true), ...required(false)] }]
}

const isOffered = (world: World, me: Member, channel: Channel, title: string): boolean => {
  try {
    offeredCommand(world, channel, me, title)
    return true
  } catch (error) {
    if (error instanceof NotOffered) return false
    throw error
  }
}

const KINDS: { readonly [type: number]: CommandOption['kind'] } = {
  [Type.String]: 'string',
  [Type.Integer]: 'integer',
  [Type.Number]: 'number',
  [Type.Boolean]: 'boolean',
  [Type.User]: 'user',
  [Type.Role]: 'role',
  [Type.Channel]: 'channel',
  [Type.Mentionable]: 'mentionable',
}

/** Null for a file, which nobody can upload here. */
const optionOf = (option: OptionJson): CommandOption | null => {
  const kind = KINDS[option.type]
  if (!kind) return null
  return {
    name: option.name,
    description: textOr(option.description, ''),
    kind,
    required: option.required === true,
    choices: (option.choices ?? []) as { name: string; value: string | number }[],
    autocomplete: option.autocomplete === true,
    min: option.min_value ?? option.min_length ?? null,
    max: option.max_value ?? option.max_length ?? null,
  }
}
