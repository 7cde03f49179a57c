import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { type Bot, startBot } from '../../bot.ts'
import { readConfig } from '../../config.ts'
import type { Log } from '../../ops/log.ts'
import { type LocalDiscord, startDiscord } from '../local-discord/discord.ts'
import { createBankView } from './bank/index.ts'
import { createChat } from './chat/index.ts'
import { createClassSide } from './class/index.ts'
import { createPlanter } from './class/plant.ts'
import { createClock, type PlaygroundClock } from './clock.ts'
import { startPage } from './server.ts'
import { createTime } from './time.ts'

export type PlaygroundOptions = {
  /** The folder of the bot's database. */
  readonly folder: string
  /** Null for the bot's default. */
  readonly questionsDir: string | null
  /** The page's port; 0 for any free one. */
  readonly port: number
  readonly log: Log
  readonly now?: () => number
  /** What happens by chance in a simulated class: a whole number below 2^32. A new one for each class by default. */
  readonly classSeed?: number
}

export type Playground = {
  readonly url: string
  readonly discord: LocalDiscord
  readonly bot: Bot
  readonly clock: PlaygroundClock
  stop(): Promise<void>
}

/**
 * The playground: a local Discord, the bot, and a web page as Discord's client, in one process without network
 * access. `chat/` and `bank/` turn state into what the page shows (`contract/`), `browser/` is the page.
 */
export const startPlayground = async (options: PlaygroundOptions): Promise<Playground> => {
  const clock = createClock(options.now)
  const discord = await startDiscord({ log: false, now: clock.now })
  const { scene, ...chat } = createChat(discord)
  const planter = createPlanter()
  const config = configFor(options, discord)
  const bot = await startBot(config, options.log, {
    now: clock.now,
    changeBanks: planter.changeBanks,
  }).catch(async error => {
    await discord.stop()
    throw error
  })
  const bank = createBankView(config.questionsDir, { clock })
  const [guildId] = discord.world.guildIds
  const time = createTime({ clock, discord, bot, guildId: guildId! })
  const seed = () => options.classSeed ?? randomInt(2 ** 32)
  const students = createClassSide({ bot, clock, scene, planter, seed }, options.log)
  const page = await startPage(
    {
      follow: { '/api/chat': chat.follow, '/api/bank': bank.follow, '/api/class': students.follow },
      act: {
        '/api/act': chat.act,
        '/api/bank': bank.act,
        '/api/class': students.act,
        '/api/time': time,
      },
      upload: { '/api/upload': chat.upload },
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
      await students.stop()
      bank.stop()
      await bot.stop()
      await discord.stop()
    },
  }
}

/** Ignores the environment: neither the person's token nor their database is used. */
const configFor = ({ folder, questionsDir }: PlaygroundOptions, { token, url, cdnUrl }: LocalDiscord) => ({
  ...readConfig({
    DISCORD_API_URL: url,
    DISCORD_CDN_URL: cdnUrl,
    DATABASE_URL: `sqlite:${join(folder, 'playground.sqlite')}`,
    ...(questionsDir !== null && { QUESTIONS_DIR: questionsDir }),
  }),
  token,
})
