import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startDiscord } from '../../src/dev/local-discord/discord.ts'
import { ROOT, startMeasured, withFolder } from './measured.ts'

/** From start to connected, and resident memory, alone and in 2,500 servers; beside a bare bot. */
export const benchStart = async (): Promise<void> => {
  console.log('\nStart to connected, and memory two seconds later')
  console.log('              servers   start ms   memory MB')
  for (const servers of [1, 2500])
    for (const [name, script] of [
      ['bare bot', 'test/bench/bare-bot.ts'],
      ['Proctor', 'src/main.ts'],
    ] as const)
      await withFolder(async folder => {
        const discord = await startDiscord({ rateLimits: 'none', log: false })
        for (let n = 0; n < servers; n++) discord.guild(`Server ${n}`).channel('general')
        const bot = await startMeasured(script, {
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.url,
          DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
          QUESTIONS_DIR: join(ROOT, 'questions'),
        })
        await wait(2000)
        const { rss } = await bot.usage()
        console.log(
          `  ${name.padEnd(12)}${String(servers).padStart(7)}${bot.startMs.toFixed(0).padStart(11)}${(rss / 2 ** 20).toFixed(0).padStart(12)}`,
        )
        await bot.stop()
        await discord.stop()
      })
}
