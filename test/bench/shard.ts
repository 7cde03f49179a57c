import { join } from 'node:path'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import { column, ROOT, startMeasured, withFolder } from './measured.ts'

const SHARDS = [1, 4, 16]
/** What Discord recommends to put on one. */
const SERVERS_A_SHARD = 1000
const QUIET_MS = 10_000

/** What a process costs that holds many shards while no one plays. */
export const benchShards = async (): Promise<void> => {
  console.log(`\nShards of one process, ${SERVERS_A_SHARD} servers each, no one playing`)
  console.log('     shards    memory MB   CPU ms a minute   until connected, s')
  const rows: { shards: number; rss: number }[] = []
  for (const shards of SHARDS) {
    const { rss, cpuMs, startMs } = await measure(shards)
    rows.push({ shards, rss })
    console.log(
      `  ${column(shards, 0)}  ${column(rss / 2 ** 20)}   ${column(cpuMs, 0)}         ${column(startMs / 1000)}`,
    )
  }
  const [first, last] = [rows[0]!, rows.at(-1)!]
  const each = (last.rss - first.rss) / (last.shards - first.shards) / 2 ** 20
  console.log(`  Each shard with its ${SERVERS_A_SHARD} servers: ${each.toFixed(2)} MB`)
}

const measure = (shards: number) =>
  withFolder(async folder => {
    const discord = await startDiscord({ shards, log: false, rateLimits: 'none' })
    for (let n = 0; n < shards * SERVERS_A_SHARD; n++) discord.guild(`Server ${n}`)
    const bot = await startMeasured('src/main.ts', {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.url,
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      QUESTIONS_DIR: join(ROOT, 'questions'),
      LOG_LEVEL: 'info',
    })
    // The guild sync, ten seconds after the start, is over by then.
    await new Promise(resolve => setTimeout(resolve, 1.5 * QUIET_MS))
    const before = await bot.usage()
    await new Promise(resolve => setTimeout(resolve, QUIET_MS))
    const after = await bot.usage()
    await bot.stop()
    await discord.stop()
    const cpuMs = ((after.cpu - before.cpu) / 1000) * (60_000 / QUIET_MS)
    return { rss: after.rss, cpuMs, startMs: bot.startMs }
  })
