import { type Client, Events, type Interaction } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { onTestFinished } from 'vitest'
import { type LocalDiscordOptions, startDiscord } from '../../../../src/dev/local-discord/discord.ts'
import { createChat } from '../../../../src/dev/playground/chat/index.ts'
import type { Action, ActionResult } from '../../../../src/dev/playground/contract/action.ts'
import type { Chat } from '../../../../src/dev/playground/contract/chat.ts'
import type { Part } from '../../../../src/dev/playground/contract/component.ts'
import type { Message } from '../../../../src/dev/playground/contract/message.ts'
import { logIn } from '../../local-discord/client.ts'

type Deed = Action extends infer One ? (One extends Action ? Omit<One, 'as' | 'in'> : never) : never

/** A local Discord with the page's chat, and an unmodified client of discord.js with these commands. */
export const stage = async (commands: readonly object[] = [], options: LocalDiscordOptions = {}) => {
  const discord = await startDiscord({ acknowledgeWithinMs: 2000, ...options })
  onTestFinished(() => discord.stop())
  const chat = createChat(discord)
  const bot = await logIn(discord)
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: commands })
  const { world } = discord
  const person = (name: string) => [...world.users.values()].find(one => one.name === name)!.id
  const place = (name: string, ownerId = '') =>
    name === 'dm'
      ? world.directChannels.get(ownerId)!
      : [...world.channels.values()].find(one => one.name === name)!.id
  const follow = (name: string, where = 'general') =>
    chat.follow(new URLSearchParams({ as: person(name), in: place(where, person(name)) }))
  return {
    ...{ discord, chat, bot, follow, person, place },
    sees: (name: string, where?: string) => follow(name, where).now() as Chat,
    does: async (name: string, deed: Deed, where = 'general') => {
      const at = { as: person(name), in: place(where, person(name)) }
      const { status, body } = await chat.act({ ...at, ...deed })
      return { status, ...(body as ActionResult) }
    },
    /** Posts as the bot. */
    post: (body: object, where = 'general', ownerId = '') =>
      bot.rest.post(Routes.channelMessages(place(where, ownerId)), { body }) as Promise<{ id: string }>,
  }
}

/** The bot answers each interaction like this. */
export const answering = (bot: Client, answer: (interaction: Interaction) => unknown): void => {
  bot.on(Events.InteractionCreate, interaction => void answer(interaction))
}

/** The text of all marks of a message, its components' included. */
export const textOf = ({ content, components }: Message): string =>
  [...content, ...components.flatMap(marksIn)].map(mark => ('text' in mark ? mark.text : '')).join('')

const marksIn = (part: Part): Message['content'] =>
  part.type === 'text' ? part.marks : 'parts' in part ? part.parts.flatMap(marksIn) : []

export const textsOf = ({ messages }: Chat): string[] => messages.map(textOf)
