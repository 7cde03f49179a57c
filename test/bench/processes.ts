import { join } from 'node:path'
import { type LocalDiscord, startDiscord } from '../../src/dev/local-discord/discord.ts'
import { shardOf } from '../../src/dev/local-discord/snowflake.ts'
import type { MessageView } from '../../src/dev/local-discord/view.ts'
import { createPostgres, databaseIn, findPostgres } from '../postgres.ts'
import { askIn, hasAnswerButtons } from './ask.ts'
import { inParallel } from './click.ts'
import { column, type Measured, percentile, ROOT, startMeasured, withFolder } from './measured.ts'

const SHARDS = 4
const PEOPLE = 125
const POSTS_A_SHARD = 6
const AT_A_TIME = 200

/** Clicks over one, two and four processes: what each costs the bot and the database, and how many are answered. */
export const benchProcesses = async (): Promise<void> => {
  const clicks = SHARDS * POSTS_A_SHARD * PEOPLE
  console.log(`\nClicks by processes: ${clicks} in servers of ${SHARDS} shards, ${AT_A_TIME} at a time`)
  console.log('                       clicks/s    p50 ms    p99 ms   CPU µs a click: bot, database, people')
  await withFolder(folder =>
    measure(
      'SQLite',
      1,
      async () => `sqlite:${join(folder, 'bench.sqlite')}`,
      () => 0,
    ),
  )
  if (!findPostgres()) return console.log('  PostgreSQL is not installed')
  const cluster = await createPostgres({ durable: true })
  for (const processes of [1, 2, 4]) {
    const database = await databaseIn(cluster.url)
    await measure('PostgreSQL', processes, async () => database.url, cluster.cpuMs)
    await database.drop()
  }
  await cluster.destroy()
}

const measure = async (
  name: string,
  processes: number,
  database: () => Promise<string>,
  databaseCpuMs: () => number,
): Promise<void> => {
  const discord = await startDiscord({
    rateLimits: 'none',
    log: false,
    acknowledgeWithinMs: 30_000,
    shards: SHARDS,
  })
  const bots = await startBots(discord, processes, await database())
  // The first run warms up compiled code and isn't reported.
  await round(discord)
  const before = await cpuOf(bots)
  const [databaseBefore, own] = [databaseCpuMs(), process.cpuUsage()]
  const { latencies, seconds } = await round(discord)
  const bot = ((await cpuOf(bots)) - before) / latencies.length
  const data = ((databaseCpuMs() - databaseBefore) * 1000) / latencies.length
  const { user, system } = process.cpuUsage(own)
  const people = (user + system) / latencies.length
  console.log(
    `  ${name.padEnd(12)}${`× ${processes}`.padEnd(6)}${column(latencies.length / seconds, 0)} ${column(percentile(latencies, 0.5))} ${column(percentile(latencies, 0.99))}     ${column(bot, 0)} ${column(data, 0)} ${column(people, 0)}`,
  )
  for (const bot of bots) await bot.stop()
  await discord.stop()
}

const startBots = (discord: LocalDiscord, processes: number, database: string): Promise<Measured[]> => {
  const each = SHARDS / processes
  return Promise.all(
    Array.from({ length: processes }, (_, n) =>
      startMeasured('src/main.ts', {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        DATABASE_URL: database,
        QUESTIONS_DIR: join(ROOT, 'questions'),
        LOG_LEVEL: 'info',
        ...(processes > 1 && { SHARDS: `${n * each}-${n * each + each - 1}`, SHARD_COUNT: String(SHARDS) }),
      }),
    ),
  )
}

const cpuOf = async (bots: readonly Measured[]): Promise<number> => {
  const usages = await Promise.all(bots.map(bot => bot.usage()))
  return usages.reduce((sum, { cpu }) => sum + cpu, 0)
}

/** People of one server on each shard answer its questions, all at the same time. */
const round = async (discord: LocalDiscord) => {
  await discord.until(() => (discord.world.commands.get('')?.length ?? 0) > 0)
  const servers = await Promise.all(Array.from({ length: SHARDS }, (_, shard) => serverOn(discord, shard)))
  const all = await Promise.all(servers.map(askedIn))
  // One click from each server in turn, so that all shards are busy from the start.
  const clicks = all[0]!.flatMap((_, n) => all.map(of => of[n]!))
  const began = performance.now()
  const latencies = await inParallel(clicks, AT_A_TIME)
  return {
    latencies: latencies.sort((a, b) => a - b),
    seconds: (performance.now() - began) / 1000,
  }
}

type Server = ReturnType<LocalDiscord['guild']>

const serverOn = async (discord: LocalDiscord, shard: number): Promise<Server> => {
  for (;;) {
    const server = discord.guild('Bench')
    if (shardOf(server.id, SHARDS) === shard) return server
    await new Promise(resolve => setTimeout(resolve, 2))
  }
}

const askedIn = async (server: Server) => {
  const channel = server.channel('bench')
  const people = Array.from({ length: PEOPLE }, (_, n) => server.member(`Person ${n}`))
  const posts: MessageView[] = []
  // Questions with a button an option; the ones with a select are passed over.
  for (let n = 0; posts.length < POSTS_A_SHARD; n++) {
    // Each time someone else: a person may not have many questions open that no one answers.
    const asked = await askIn(channel, people[n % PEOPLE]!)
    if (hasAnswerButtons(asked)) posts.push(asked)
  }
  return posts.flatMap(post => people.map(person => ({ person, post })))
}
