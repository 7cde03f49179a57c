import {
  ComponentType,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { Gateway } from './gateway.ts'
import { interact, type Reply } from './interact.ts'
import type { MessageView } from './view.ts'
import type { Channel, Json, StoredCommand, User, World } from './world.ts'

export type Parts = { readonly world: World; readonly gateway: Gateway; readonly withinMs: number }

export type Values = Record<string, string | number | boolean>

type OptionJson = Json & {
  name: string
  type: number
  required?: boolean
  autocomplete?: boolean
  choices?: { value: unknown }[]
  min_value?: number
  max_value?: number
  max_length?: number
}

/** Discord's client would not have let somebody do this. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered'
}

const offer = (condition: unknown, sentence: string): void => {
  if (!condition) throw new NotOffered(sentence)
}

/** A person with Discord's client: can do what it offers, and nothing else. */
export class Member {
  readonly id: string
  readonly user: User
  readonly permissions: bigint
  readonly #parts: Parts

  constructor(parts: Parts, user: User, permissions: bigint) {
    this.id = user.id
    this.user = user
    this.permissions = permissions
    this.#parts = parts
  }

  /** Runs a slash command. Resolves with the application's answer. */
  async slash(channel: Channel, name: string, values: Values = {}): Promise<Reply> {
    const command = this.#command(channel, name)
    const options = checkedOptions(command, values)
    return this.#act('command', channel, { ...dataOf(command), options }, null)
  }

  /** What the application suggests for an option while it is typed. */
  async autocomplete(
    channel: Channel,
    name: string,
    option: string,
    typed: string,
  ): Promise<Reply['choices']> {
    const command = this.#command(channel, name)
    const wanted = optionsOf(command).find(one => one.name === option)
    offer(wanted?.autocomplete, `/${name} suggests nothing for "${option}"`)
    const options = [{ name: option, type: wanted!.type, value: typed, focused: true }]
    const reply = await this.#act('autocomplete', channel, { ...dataOf(command), options }, null)
    return reply.choices
  }

  /** Presses the button with this label, or this id. */
  async click(message: MessageView, button: string | { customId: string }): Promise<Reply> {
    this.#demandVisible(message)
    const found = message.buttons.find(one =>
      typeof button === 'string' ? one.label === button : one.customId === button.customId,
    )
    offer(
      found,
      `there is no button ${JSON.stringify(button)}; there are ${message.buttons.map(({ label }) => label).join(', ')}`,
    )
    offer(found?.customId !== null, 'a link opens a page and tells the application nothing')
    offer(!found?.disabled, `the button "${found?.label}" is disabled`)
    return this.#act(
      'component',
      this.#channelOf(message),
      { component_type: ComponentType.Button, custom_id: found!.customId },
      message,
    )
  }

  /** Chooses options, by their labels, in the message's only select. */
  async select(message: MessageView, labels: readonly string[]): Promise<Reply> {
    this.#demandVisible(message)
    const [select] = message.selects
    offer(select, 'there is no select')
    offer(!select?.disabled, 'the select is disabled')
    offer(
      labels.length >= select!.min && labels.length <= select!.max,
      `it takes ${select!.min} to ${select!.max}, not ${labels.length}`,
    )
    const values = labels.map(label => {
      const option = select!.options.find(one => one.label === label)
      offer(option, `there is no option "${label}"`)
      return option!.value
    })
    const data = { component_type: ComponentType.StringSelect, custom_id: select!.customId, values }
    return this.#act('component', this.#channelOf(message), data, message)
  }

  /** For robustness tests: a press with any id on a message, as an old message or an attacker would send it. */
  async forge(message: MessageView, data: Json): Promise<Reply> {
    return this.#act(
      'component',
      this.#channelOf(message),
      { component_type: ComponentType.Button, ...data },
      message,
    )
  }

  #act(
    kind: 'command' | 'component' | 'autocomplete',
    channel: Channel,
    data: Json,
    source: MessageView | null,
  ): Promise<Reply> {
    const { world, gateway, withinMs } = this.#parts
    const { user, permissions } = this
    return interact(world, gateway, withinMs, {
      kind,
      user,
      permissions,
      channel,
      data,
      source: source?.stored ?? null,
    })
  }

  #command(channel: Channel, name: string): StoredCommand {
    const { commands } = this.#parts.world
    const lists = [commands.get(channel.serverId ?? ''), commands.get('')]
    const command = lists.flatMap(list => list ?? []).find(one => one.name === name)
    offer(command, `/${name} is not registered`)
    const contexts = command!.contexts as number[] | null | undefined
    const context = channel.serverId !== null ? 0 : channel.recipients.length > 1 ? 2 : 1
    offer(!contexts || contexts.includes(context), `/${name} is not offered here`)
    const needed = command!.default_member_permissions
    const mine = this.permissions
    const may =
      needed === null ||
      (mine & PermissionFlagsBits.Administrator) !== 0n ||
      (needed !== '0' && (mine & BigInt(String(needed))) === BigInt(String(needed)))
    offer(may, `/${name} is not offered to ${this.user.name}`)
    return command!
  }

  #channelOf(message: MessageView): Channel {
    return this.#parts.world.channels.get(message.stored.channelId)!
  }

  #demandVisible(message: MessageView): void {
    offer(!message.deleted, 'the message is deleted')
    const to = message.stored.visibleTo
    offer(to === null || to === this.id, `${this.user.name} does not see this message`)
  }
}

const dataOf = ({ id, name, type }: StoredCommand): Json => ({ id, name, type })

const optionsOf = (command: StoredCommand): OptionJson[] => (command.options ?? []) as OptionJson[]

const checkedOptions = (command: StoredCommand, values: Values): Json[] => {
  const options = optionsOf(command)
  for (const name of Object.keys(values))
    offer(
      options.some(one => one.name === name),
      `/${command.name} has no option "${name}"`,
    )
  for (const { name, required } of options)
    offer(!required || name in values, `/${command.name} demands "${name}"`)
  return options
    .filter(({ name }) => name in values)
    .map(option => checkedOption(option, values[option.name]!))
}

const checkedOption = (option: OptionJson, value: string | number | boolean): Json => {
  const { name, type, choices, min_value, max_value } = option
  const fits = {
    [OptionType.String]: typeof value === 'string' && value.length <= (option.max_length ?? 6000),
    [OptionType.Integer]: Number.isInteger(value),
    [OptionType.Number]: typeof value === 'number',
    [OptionType.Boolean]: typeof value === 'boolean',
  }[type as 3]
  offer(fits ?? true, `"${name}" does not take ${JSON.stringify(value)}`)
  offer(
    !choices?.length || choices.some(one => one.value === value),
    `"${value}" is not among the choices of "${name}"`,
  )
  if (typeof value === 'number')
    offer(
      value >= (min_value ?? -Infinity) && value <= (max_value ?? Infinity),
      `"${name}" takes ${min_value} to ${max_value}`,
    )
  return { name, type, value }
}
