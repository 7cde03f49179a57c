import { type Client, Events, type Interaction } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { onTestFinished } from 'vitest'
import { createChat } from '../../../src/page/chat/index.ts'
import type { Act, Acted, Chat } from '../../../src/page/contract.ts'
import { type LocalDiscord, type Options, startDiscord } from '../../../src/playground/discord.ts'
import { logIn } from '../../playground/client.ts'

type Name = 'Ana' | 'Ben' | 'Cem'
type Deed = Act extends infer One ? (One extends Act ? Omit<One, 'as' | 'in'> : never) : never

/** A local Discord with the page's chat, and an unmodified client of discord.js with these commands. */
export const stage = async (commands: readonly object[] = [], options: Options = {}) => {
  const discord = await startDiscord({ acknowledgeWithinMs: 2000, ...options })
  onTestFinished(() => discord.stop())
  const chat = createChat(discord)
  const bot = await logIn(discord)
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: commands })
  const [ana] = look(chat, '', '').people
  const sees = (name: Name, place = 'general'): Chat => {
    const id = look(chat, ana!.id, '').people.find(one => one.name === name)!.id
    const { places } = look(chat, id, '', false)
    return look(chat, id, places.find(one => one.name === place)!.id)
  }
  const does = async (name: Name, deed: Deed, place = 'general') => {
    const { me, here } = sees(name, place)
    const { status, body } = await chat.act({ as: me.id, in: here.id, ...deed })
    return { status, ...(body as Acted) }
  }
  return { discord, chat, bot, sees, does }
}

const look = (chat: ReturnType<typeof createChat>, as: string, place: string, _reads = true): Chat =>
  chat.follow(new URLSearchParams({ as, in: place })).now() as Chat

/** The bot answers each interaction like this. */
export const answering = (bot: Client, answer: (interaction: Interaction) => unknown): void => {
  bot.on(Events.InteractionCreate, interaction => void answer(interaction))
}

/** Posts as the bot into a channel. */
export const post = (bot: Client, channelId: string, body: object): Promise<{ id: string }> =>
  bot.rest.post(Routes.channelMessages(channelId), { body }) as Promise<{ id: string }>

export type { LocalDiscord }
