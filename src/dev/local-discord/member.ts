import { ApplicationCommandType, ComponentType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Gateway } from './gateway.ts'
import type { Json } from './json.ts'
import { LOCALES } from './locales.ts'
import { createMessage } from './messages.ts'
import { type ModalValues, modalSubmission } from './modal-values.ts'
import { requireOffered } from './not-offered.ts'
import { dataOf, offeredCommand, offeredMenuCommand } from './offered-commands.ts'
import {
  filledOptions,
  type HasId,
  type OptionValues,
  optionsInTyping,
  requireOptions,
} from './option-values.ts'
import { resolveIds, resolveOptions } from './resolved-data.ts'
import { isPerson, selectData } from './select-values.ts'
import { type Reply, sendInteraction } from './send-interaction.ts'
import { MessageView } from './view.ts'
import type { Channel, User, World } from './world.ts'

export type { ModalValues } from './modal-values.ts'
export { NotOffered } from './not-offered.ts'
export type { OptionValues } from './option-values.ts'

export type MemberContext = { readonly world: World; readonly gateway: Gateway; readonly withinMs: number }

/** A person using Discord's client, limited to what the client offers. */
export class Member {
  readonly id: string
  readonly user: User
  readonly permissions: bigint
  readonly #parts: MemberContext

  constructor(parts: MemberContext, user: User, permissions: bigint) {
    this.id = user.id
    this.user = user
    this.permissions = permissions
    this.#parts = parts
  }

  /** Changes the language of their client. */
  setLocale(locale: string): void {
    requireOffered(LOCALES.includes(locale), `there is no language "${locale}"`)
    this.user.locale = locale
    this.#parts.world.events.emit('change')
  }

  /** Takes no direct messages of the bot, or takes them again: a privacy setting of the servers that they share. */
  setDirectMessages(allowed: boolean): void {
    const { closedDirect } = this.#parts.world
    if (allowed) closedDirect.delete(this.id)
    else closedDirect.add(this.id)
  }

  /** Runs a slash command, with spaces before subcommands. Resolves with the application's response. */
  async slash(place: HasId, name: string, values: OptionValues = {}): Promise<Reply> {
    const channel = this.#channel(place)
    const { command, leaf } = offeredCommand(this.#parts.world, channel, this, name)
    const filled = filledOptions({ world: this.#parts.world, channel }, leaf, values)
    requireOptions(leaf, values)
    const resolved = resolveOptions(this.#parts.world, channel, this.permissions, filled)
    const data = { ...dataOf(command), options: leaf.wrap(filled), ...resolved }
    return this.#act('command', channel, data, null, { command: name })
  }

  /** Runs a command of a message's context menu. */
  async messageCommand(message: MessageView, name: string): Promise<Reply> {
    this.#demandVisible(message)
    requireOffered(!message.ephemeral, 'a message that only one person sees has no commands')
    const channel = this.#channelOf(message)
    const type = ApplicationCommandType.Message
    const command = offeredMenuCommand(this.#parts.world, channel, this, type, name)
    const resolved = { messages: { [message.id]: message.stored.json } }
    const data = { ...dataOf(command), target_id: message.id, resolved }
    return this.#act('command', channel, data, null, { command: name })
  }

  /** Runs a command of a person's context menu. */
  async userCommand(place: HasId, target: HasId, name: string): Promise<Reply> {
    const channel = this.#channel(place)
    const { world } = this.#parts
    requireOffered(isPerson({ world, channel }, target.id, {}), 'there is no such person here')
    const command = offeredMenuCommand(world, channel, this, ApplicationCommandType.User, name)
    const resolved = resolveIds(world, channel, this.permissions, [target.id])
    return this.#act('command', channel, { ...dataOf(command), target_id: target.id, ...resolved }, null, {
      command: name,
    })
  }

  /** Requests autocomplete suggestions for an option, with `others` filled in already. */
  async autocomplete(
    place: HasId,
    name: string,
    option: string,
    typed: string,
    others: OptionValues = {},
  ): Promise<Reply['choices']> {
    const channel = this.#channel(place)
    const { command, leaf } = offeredCommand(this.#parts.world, channel, this, name)
    const options = optionsInTyping({ world: this.#parts.world, channel }, leaf, { option, typed, others })
    const reply = await this.#act('autocomplete', channel, { ...dataOf(command), options }, null)
    return reply.choices
  }

  /** Writes a message. */
  say(place: HasId, text: string): MessageView {
    const channel = this.#channel(place)
    requireOffered(
      (this.permissions & PermissionFlagsBits.SendMessages) !== 0n,
      `${this.user.name} may not write here`,
    )
    requireOffered(text.trim() !== '' && text.length <= 2000, 'a message has 1 to 2000 characters')
    const author = { user: this.user, permissions: this.permissions }
    const { world } = this.#parts
    return new MessageView(
      createMessage(world, { channel, body: { content: text }, uploads: [], visibleTo: null, author }),
    )
  }

  /** Clicks the button with this label or custom id. */
  async click(message: MessageView, button: string | { customId: string }): Promise<Reply> {
    this.#demandVisible(message)
    const target = message.buttons.find(one =>
      typeof button === 'string' ? one.label === button : one.customId === button.customId,
    )
    const labels = message.buttons.map(({ label }) => label).join(', ')
    requireOffered(target, `there is no button ${JSON.stringify(button)}; there are ${labels}`)
    requireOffered(target?.customId !== null, 'a link opens a page and tells the application nothing')
    requireOffered(!target?.disabled, `the button "${target?.label}" is disabled`)
    const customId = target!.customId!
    const { id } = message.component(customId)!
    const data = { component_type: ComponentType.Button, id, custom_id: customId }
    return this.#act('component', this.#channelOf(message), data, message)
  }

  /** Chooses options by label in the message's first select. */
  async select(message: MessageView, labels: readonly string[]): Promise<Reply> {
    const [select] = message.selects
    requireOffered(select, 'there is no select')
    const values = labels.map(label => {
      const option = select!.options.find(one => one.label === label)
      requireOffered(option, `there is no option "${label}"`)
      return option!.value
    })
    return this.choose(message, select!.customId, values)
  }

  /** Chooses values (or ids of users, roles and channels) in the select with this custom id. */
  async choose(message: MessageView, customId: string, values: readonly string[]): Promise<Reply> {
    this.#demandVisible(message)
    const channel = this.#channelOf(message)
    const { world } = this.#parts
    const data = selectData({ world, channel }, this.permissions, message.component(customId), values)
    return this.#act('component', channel, data, message)
  }

  /** Submits the modal of a response, with values by custom id; other fields keep their defaults. */
  async submit({ modal, origin }: Reply, fields: ModalValues): Promise<Reply> {
    requireOffered(modal, 'no form was opened')
    const channel = this.#channel({ id: origin.channelId })
    const { world } = this.#parts
    const data = modalSubmission({ world, channel }, this.permissions, modal!, fields)
    return this.#act('modal', channel, data, origin.source, { trigger: origin.metadata })
  }

  /** For robustness tests: forges a click with any custom id, as an old message or an attacker would. */
  async forge(message: MessageView, data: Json): Promise<Reply> {
    const press = { component_type: ComponentType.Button, ...data }
    return this.#act('component', this.#channelOf(message), press, message)
  }

  #act(
    kind: 'command' | 'component' | 'autocomplete' | 'modal',
    channel: Channel,
    data: Json,
    source: MessageView | null,
    more: { readonly command?: string; readonly trigger?: Json } = {},
  ): Promise<Reply> {
    const { world, gateway, withinMs } = this.#parts
    const { user, permissions } = this
    const input = { kind, user, permissions, channel, data, source: source?.stored ?? null, ...more }
    return sendInteraction(world, gateway, withinMs, input)
  }

  #channel({ id }: HasId): Channel {
    const channel = this.#parts.world.channels.get(id)
    requireOffered(channel, 'the channel is gone')
    return channel!
  }

  #channelOf(message: MessageView): Channel {
    return this.#channel({ id: message.stored.channelId })
  }

  #demandVisible(message: MessageView): void {
    requireOffered(!message.deleted, 'the message is deleted')
    const to = message.stored.visibleTo
    requireOffered(to === null || to === this.id, `${this.user.name} does not see this message`)
  }
}
