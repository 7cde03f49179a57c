import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startDiscord,
} from '../../src/dev/local-discord/discord.ts'
import { checkAgainstOpenApi } from '../discord-openapi.ts'
import { scratch } from '../scratch.ts'
import { tenQuestions, writeBank } from './sample.ts'

/** A local Discord, gone after the test. All that the bot asked of it must fit Discord's published schema. */
export const openDiscord = async (options: LocalDiscordOptions = {}): Promise<LocalDiscord> => {
  const discord = await startDiscord(options)
  onTestFinished(async () => {
    await discord.stop()
    // Null where Discord's published schema is not at hand.
    expect(checkAgainstOpenApi(discord.requests) ?? []).toEqual([])
  })
  return discord
}

/** The settings of a bot with questions and a database of its own, in a folder that is gone after the test. */
export const settingsFor = (
  discord: LocalDiscord,
  given: { files?: Record<string, string | Buffer>; environment?: Record<string, string> },
): { folder: string; environment: Record<string, string> } => {
  const folder = scratch()
  const environment = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DISCORD_CDN_URL: discord.cdnUrl,
    DATABASE_URL: `sqlite:${join(folder, 'bot.sqlite')}`,
    QUESTIONS_DIR: writeBank(folder, given.files ?? tenQuestions()),
    SESSION_PAUSE_SECONDS: '0',
    ...given.environment,
  }
  return { folder, environment }
}
