import { join } from 'node:path'
import { type Bot, startBot } from '../../bot.ts'
import { readConfig } from '../../config.ts'
import type { Log } from '../../ops/log.ts'
import { type LocalDiscord, startDiscord } from '../local-discord/discord.ts'
import { createBankView } from './bank/index.ts'
import { createChat } from './chat/index.ts'
import { createClock, type PlaygroundClock } from './clock.ts'
import { startPage } from './server.ts'
import { createTime } from './time.ts'

export type Options = {
  /** Where the bot's database is kept. */
  readonly folder: string
  /** The bot's default where it is not said. */
  readonly questionsDir: string | null
  /** Of the page; 0 for any free one. */
  readonly port: number
  readonly log: Log
  readonly now?: () => number
}

export type Playground = {
  readonly url: string
  readonly discord: LocalDiscord
  readonly bot: Bot
  readonly clock: PlaygroundClock
  stop(): Promise<void>
}

/** A Discord, the bot and a page to use both, in one process that asks nobody else for anything. */
export const startPlayground = async (options: Options): Promise<Playground> => {
  const clock = createClock(options.now)
  const discord = await startDiscord({ log: false, now: clock.now })
  const chat = createChat(discord)
  const config = configFor(options, discord)
  const bot = await startBot(config, options.log, { now: clock.now }).catch(async error => {
    await discord.stop()
    throw error
  })
  const bank = createBankView(config.questionsDir, { clock })
  const [serverId] = discord.world.serverIds
  const time = createTime({ clock, discord, bot, serverId: serverId! })
  const page = await startPage(
    {
      follow: { '/api/chat': chat.follow, '/api/bank': bank.follow },
      act: { '/api/act': chat.act, '/api/time': time },
      file: path => bank.file(path) ?? chat.file(path),
    },
    options.port,
  )
  return {
    url: page.url,
    discord,
    bot,
    clock,
    async stop() {
      await page.stop()
      bank.stop()
      await bot.stop()
      await discord.stop()
    },
  }
}

/** Nothing of the person's own environment: neither their token nor their database has a part in this. */
const configFor = ({ folder, questionsDir }: Options, { token, url, cdnUrl }: LocalDiscord) => ({
  ...readConfig({
    DISCORD_API_URL: url,
    DISCORD_CDN_URL: cdnUrl,
    DATABASE_URL: `sqlite:${join(folder, 'playground.sqlite')}`,
    ...(questionsDir !== null && { QUESTIONS_DIR: questionsDir }),
  }),
  token,
})
