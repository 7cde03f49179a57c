import { join } from 'node:path'
import { REST } from 'discord.js'
import { Routes } from 'discord-api-types/v10'
import { Kysely } from 'kysely'
import { parseDatabaseUrl } from '../../src/database-url.ts'
import type { ChannelView } from '../../src/dev/local-discord/channel-view.ts'
import { type LocalDiscord, startDiscord } from '../../src/dev/local-discord/discord.ts'
import type { Member } from '../../src/dev/local-discord/member.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import type { StoredMessage } from '../../src/dev/local-discord/world.ts'
import { dialectOf } from '../../src/store/database/dialect.ts'
import type { Schema } from '../../src/store/schema.ts'
import { createPostgres, findPostgres } from '../postgres.ts'
import { percentile, ROOT, startMeasured, withFolder } from './measured.ts'

const ALLOWED_A_SECOND = 50
const BARE_POSTS = 500
const CLICK_EVERY_MS = 50
const QUIET_SECONDS = 10

/** Dailies of many servers, due in the same minute: how fast they go out, and what people who play feel of it. */
export const benchDailies = async (servers: number): Promise<void> => {
  console.log(
    `\nDailies of ${servers} servers, due at once (aim: 90% of Discord's ${ALLOWED_A_SECOND} a second, no 429)`,
  )
  await withFolder(folder => measure(servers, `sqlite:${join(folder, 'bench.sqlite')}`, 1))
  if (!findPostgres()) return console.log('  PostgreSQL is not installed')
  const cluster = await createPostgres({ durable: true })
  await measure(servers, cluster.url, 4)
  await cluster.destroy()
}

const measure = async (servers: number, url: string, processes: number): Promise<void> => {
  console.log(` ${url.split(':')[0]}, processes: ${processes}`)
  const discord = await startDiscord({ log: false, shards: processes })
  if (processes === 1) await measureBare(discord)
  const bots = await Promise.all(
    Array.from({ length: processes }, (_, n) => start(discord, url, n, processes)),
  )
  const channels = Array.from({ length: servers }, (_, n) => discord.guild(`Server ${n}`).channel('daily'))
  const db = new Kysely<Schema>({ dialect: await dialectOf(parseDatabaseUrl(url)!, { timeoutMs: null }) })
  await setDailies(db, channels)
  const clicks = await startClicking(discord)
  await sleep(QUIET_SECONDS * 1000)
  console.log(`  clicks, nothing due:           ${clicks.sinceLast()}`)
  await measureRound({ discord, db, channels, clicks, day: '2027-01-01', perServer: 1 })
  await measureRound({ discord, db, channels, clicks, day: '2027-01-02', perServer: 2 })
  clicks.stop()
  await db.destroy()
  for (const bot of bots) await bot.stop()
  await discord.stop()
}

const start = (discord: LocalDiscord, url: string, n: number, processes: number) =>
  startMeasured('src/main.ts', {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: url,
    QUESTIONS_DIR: join(ROOT, 'questions'),
    LOG_LEVEL: 'info',
    ...(processes > 1 && { SHARDS: String(n), SHARD_COUNT: String(processes) }),
  })

/** The yardstick: discord.js's REST alone, as fast as it goes. */
const measureBare = async (discord: LocalDiscord): Promise<void> => {
  const channels = Array.from({ length: BARE_POSTS }, () => discord.guild('Bare').channel('bare'))
  const rest = new REST({ api: discord.url }).setToken(discord.token)
  const sent = watchMessages(discord)
  await Promise.all(
    channels.map(({ id }) => rest.post(Routes.channelMessages(id), { body: { content: 'A question' } })),
  )
  console.log(
    `  discord.js REST alone:         ${rateOf(sent.stop())} a second, ${discord.limited} answers 429`,
  )
}

type Round = {
  readonly discord: LocalDiscord
  readonly db: Kysely<Schema>
  readonly channels: readonly ChannelView[]
  readonly clicks: Clicking
  readonly day: string
  /** How many posts each channel has afterwards. */
  readonly perServer: number
}

const measureRound = async ({ discord, db, channels, clicks, day, perServer }: Round): Promise<void> => {
  const limited = discord.limited
  const sent = watchMessages(discord)
  const edits = watchMessages(discord, 'edit')
  const ours = new Set(channels.map(({ id }) => id))
  clicks.sinceLast()
  await makeDue(db, day)
  await until(() => sent.count(ours) >= channels.length)
  const told = clicks.sinceLast()
  const requests = rateOf([...sent.stop(ours), ...edits.stop(ours)].sort((a, b) => a - b))
  const rate = rateOf(sent.stop(ours))
  const wrong = channels.filter(channel => channel.seenBy().length !== perServer).length
  console.log(`  questions of ${day}:       ${rate} a second, with results ${requests.trim()}`)
  console.log(
    `                                 ${discord.limited - limited} answers 429, ${wrong} channels without exactly one question a day`,
  )
  console.log(`  clicks meanwhile:              ${told}`)
}

/** When messages come, by the channel they come in. */
const watchMessages = (discord: LocalDiscord, kind: 'message' | 'edit' = 'message') => {
  const arrivals: { channelId: string; at: number }[] = []
  const note = ({ channelId }: StoredMessage) => arrivals.push({ channelId, at: performance.now() })
  discord.world.events.on(kind, note)
  const among = (channels?: ReadonlySet<string>) =>
    arrivals.filter(({ channelId }) => channels?.has(channelId) ?? true)
  return {
    count: (channels: ReadonlySet<string>) => among(channels).length,
    stop(channels?: ReadonlySet<string>): number[] {
      discord.world.events.off(kind, note)
      return among(channels).map(({ at }) => at)
    },
  }
}

const rateOf = (times: readonly number[]): string => {
  const seconds = (times.at(-1)! - times[0]!) / 1000
  const rate = (times.length - 1) / seconds
  return `${rate.toFixed(1)} (${Math.round((rate / ALLOWED_A_SECOND) * 100)} %)`.padStart(14)
}

/** A daily for each channel, not due yet. */
const setDailies = async (db: Kysely<Schema>, channels: readonly ChannelView[]): Promise<void> => {
  const rows = channels.map(({ id, guildId }, n) => ({
    id: `daily${String(n).padStart(11, '0')}`,
    guild_id: guildId!,
    channel_id: id,
    minutes: 540,
    zone: 'Europe/Vienna',
    thread: 0 as const,
    locale: 'en-US',
    set_by: '1',
    set_at: 0,
  }))
  for (let first = 0; first < rows.length; first += 500)
    await db
      .insertInto('dailies')
      .values(rows.slice(first, first + 500))
      .execute()
}

const makeDue = (db: Kysely<Schema>, day: string) =>
  db.updateTable('dailies').set({ next_day: day, next_at: Date.now() }).execute()

type Clicking = { sinceLast(): string; stop(): void }

/** People who click at a steady pace, each on a question of their own. */
const startClicking = async (discord: LocalDiscord): Promise<Clicking> => {
  const server = discord.guild('Players')
  const channel = server.channel('quiz')
  let latencies: number[] = []
  let asked: MessageView | null = null
  let left: Member[] = []
  const next = async (): Promise<void> => {
    const person = left.pop()
    if (!person) {
      left = Array.from({ length: 200 }, (_, n) => server.member(`Person ${n}`))
      asked = await askWithButtons(left[0]!, channel)
      return
    }
    const began = performance.now()
    const reply = await person.click(asked!, 'B')
    if (reply.failed) throw new Error(reply.failed)
    latencies.push(performance.now() - began)
  }
  await next()
  const timer = setInterval(() => void next(), CLICK_EVERY_MS)
  return {
    sinceLast() {
      const sorted = latencies.sort((a, b) => a - b)
      latencies = []
      return `p50 ${percentile(sorted, 0.5).toFixed(1)} ms, p99 ${percentile(sorted, 0.99).toFixed(1)} ms (${sorted.length} clicks)`
    },
    stop: () => clearInterval(timer),
  }
}

const askWithButtons = async (person: Member, channel: ChannelView): Promise<MessageView> => {
  const asked = (await person.slash(channel, 'quiz')).message!
  return asked.buttons.some(({ label }) => label === 'B') ? asked : askWithButtons(person, channel)
}

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(100)
}
