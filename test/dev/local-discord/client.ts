import { Client, type ClientOptions, Events } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { onTestFinished } from 'vitest'
import type { LocalDiscord } from '../../../src/dev/local-discord/discord.ts'

const QUIZ = { name: 'quiz', description: 'Asks', contexts: [0, 1, 2], integration_types: [0, 1] }

/** For `ws`: sessions begin without discord.js's own five seconds between two of them. */
export const AT_ANY_TIME = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }

/** An unmodified discord.js client that is about to log in; gone after the test. */
export const clientFor = (discord: LocalDiscord, options: Partial<ClientOptions> = {}): Client => {
  const bot = new Client({ intents: [], ...options, rest: { api: discord.url, retries: 0 } })
  onTestFinished(() => bot.destroy())
  return bot
}

/** Resolves when all its shards are ready and /quiz is registered. */
export const logIn = async (discord: LocalDiscord, options: Partial<ClientOptions> = {}): Promise<Client> => {
  const bot = clientFor(discord, options)
  const ready = new Promise(resolve => bot.once(Events.ClientReady, resolve))
  await bot.login(discord.token)
  await ready
  await bot.rest.put(Routes.applicationCommands(discord.applicationId), { body: [QUIZ] })
  return bot
}

/** It answers every interaction with this; gives what could not be said, with Discord's code. */
export const saying = (bot: Client, text: string): unknown[] => {
  const refused: unknown[] = []
  bot.on(Events.InteractionCreate, interaction => {
    if (!interaction.isRepliable()) return
    interaction.reply(text).catch(error => refused.push(error.code))
  })
  return refused
}
